import type { Refusal, RefusalCode, Unmet } from '@gongyi/shared/domain'
import { Problem, type ProblemCode } from '../platform/problem.js'

/** Where a rule's refusal is not simply "not now" (422). */
const KINDS: Partial<Record<RefusalCode, ProblemCode>> = {
  'unknown-action': 'not-found',
  'not-found': 'not-found',
  'not-permitted': 'not-allowed',
  'not-eligible': 'not-allowed',
  'wrong-stage': 'conflict',
  'wrong-status': 'conflict',
  'stale-version': 'stale-version',
  'window-closed': 'conflict',
  'duplicate-contribution': 'conflict',
}

/** The refusal of a rule on its way to the client, its own word as the code. */
export function refusalProblem({ code, unmet }: Refusal): Problem {
  if (code === 'invalid-input') return invalidInput(unmet)
  return new Problem(KINDS[code] ?? 'refused', { word: code, unmet })
}

function invalidInput(unmet: readonly Unmet[]): Problem {
  const errors = unmet.map(({ id, params = {} }) => ({
    pointer: `/input${params['pointer'] === '/' ? '' : String(params['pointer'] ?? '')}`,
    code: String(params['code'] ?? id).replaceAll('_', '-'),
    message: String(params['message'] ?? id),
  }))
  return new Problem('refused', { word: 'invalid-input', errors })
}

/** An input that fits its schema and still names something that is not there. */
export function invalidField(pointer: string, code: string, message: string): Problem {
  return new Problem('refused', { word: 'invalid-input', errors: [{ pointer: `/input${pointer}`, code, message }] })
}
