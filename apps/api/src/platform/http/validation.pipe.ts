import type { FieldError } from '@gongyi/shared/contracts'
import { StandardSchemaValidationPipe } from '@nestjs/common'
import { Problem } from '../problem.js'

interface Issue {
  readonly message: string
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined
  readonly code?: unknown
}

/** More would only serve someone who sends a megabyte of wrong fields. */
const MAX_ERRORS = 100

export function newValidationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({ exceptionFactory: (issues: readonly Issue[]) => validationProblem(issues) })
}

/** For input a controller parses itself (multipart fields). */
export function validationProblem(issues: readonly Issue[]): Problem {
  return new Problem('validation-failed', { errors: issues.slice(0, MAX_ERRORS).map(fieldError) })
}

function fieldError(issue: Issue): FieldError {
  const keys = (issue.path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment))
  return {
    pointer: keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: typeof issue.code === 'string' ? issue.code.replaceAll('_', '-') : 'invalid',
    message: issue.message,
  }
}
