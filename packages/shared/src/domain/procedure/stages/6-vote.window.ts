import { addDays, type CivilDate, civilDateOf, endOfDay } from '../../civil-time.js'
import { type InputFault, notAfter } from '../input-faults.js'
import { template } from '../templates/registry.js'
import type { Topic, TransitionContext } from '../topic.js'

/** An extension is announced before the end, ends later than planned, and stays inside the longest window (domain.md §3.6). */
export function extensionFaults(topic: Topic, closesOn: CivilDate, c: TransitionContext): readonly InputFault[] {
  const { opened } = topic.records.vote
  if (opened === undefined) return []
  if (c.now >= opened.closesAt) return [{ pointer: '/closesOn', code: 'extended-too-late' }]
  const longest = addDays(civilDateOf(opened.at), template(topic.template).limits.voteWindowMaxD - 1)
  return [
    ...(endOfDay(closesOn) > opened.closesAt ? [] : [{ pointer: '/closesOn', code: 'extended-too-little' } as const]),
    ...notAfter('/closesOn', closesOn, longest, 'extended-too-much'),
  ]
}
