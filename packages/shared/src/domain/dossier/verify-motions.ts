import { sha256Hex } from './canonical-json.js'
import type { DossierContent } from './dossier.js'
import type { DossierMotion, MotionOutcome } from './dossier-motion.js'
import type { DossierProblem } from './dossier-problem.js'
import { parseMotionNumber } from './numbering.js'
import { problemsOfPoll } from './verify-poll.js'

/** Text hashes, recounts and outcomes of all motions, and the outcome of the whole. */
export function problemsOfMotions(document: DossierContent): DossierProblem[] {
  const problems = document.motions.flatMap((motion, i) => problemsOfMotion(document, motion, `/motions/${i}`))
  const whole = outcomeOfTopic(document.motions)
  if (whole && whole !== document.outcome) problems.push({ check: 'outcome', path: '/outcome', detail: whole })
  return problems
}

/** What the motions together amount to; undefined when none was put to a ballot. */
export function outcomeOfTopic(motions: readonly DossierMotion[]): DossierContent['outcome'] | undefined {
  const voted = motions.filter((motion) => motion.outcome !== 'NO_VOTE')
  if (voted.length === 0) return undefined
  const passed = voted.filter((motion) => motion.outcome === 'PASSED').length
  if (passed === 0) return 'NOT_ADOPTED'
  return passed === voted.length ? 'ADOPTED' : 'PARTLY_ADOPTED'
}

function problemsOfMotion(document: DossierContent, motion: DossierMotion, path: string): DossierProblem[] {
  const problems: DossierProblem[] = []
  if (parseMotionNumber(motion.motionNo)?.caseNo !== document.caseNo) {
    problems.push({ check: 'number', path: `${path}/motionNo`, detail: motion.motionNo })
  }
  const textHash = sha256Hex(motion.text)
  if (textHash !== motion.textHash) problems.push({ check: 'motion-text', path: `${path}/textHash`, detail: textHash })
  motion.polls.forEach((poll, i) => {
    problems.push(...problemsOfPoll(poll, `${path}/polls/${i}`))
  })
  const expected = expectedOutcome(document, motion)
  if (expected !== undefined && expected !== motion.outcome) {
    problems.push({ check: 'outcome', path: `${path}/outcome`, detail: expected })
  }
  return problems
}

/** The outcome the last valid poll gives; undefined where answers were counted and the organiser stated the finding. */
function expectedOutcome(document: DossierContent, motion: DossierMotion): MotionOutcome | undefined {
  const decisive = motion.polls.findLast((poll) => poll.status === 'FINAL')
  if (!decisive) return 'NO_VOTE'
  if (motion.dependsOn !== null) {
    const base = document.motions.find((other) => other.motionNo === motion.dependsOn)
    if (base?.outcome !== 'PASSED') return 'VOID'
  }
  const { result } = decisive
  if (result.kind === 'answers') return undefined
  return result.kind === 'ratio' ? result.count.outcome : result.outcome
}
