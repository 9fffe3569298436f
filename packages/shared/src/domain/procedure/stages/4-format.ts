import { z } from 'zod'
import { earliestAfterNotice } from '../../civil-time.js'
import { format, mixtureUnmet } from '../../formats/registry.js'
import { formatDemands } from '../../formats/selection.js'
import { action, patch } from '../action.js'
import { line } from '../fields.js'
import { FORMAT_IDS } from '../formats-list.js'
import { type Guard, holds } from '../guard.js'
import { notAfter, notBefore, notOver } from '../input-faults.js'
import { chairFaults } from '../leading.js'
import { brokenPromise, noticeDay, samePromises } from '../notice-day.js'
import { ORGANISERS } from '../role.js'
import { at } from '../stage.js'
import { template } from '../templates/registry.js'
import type { Topic, TransitionContext } from '../topic.js'
import { formatPlanInput } from './4-format.record.js'

const here = at('format', 'active')
const plan = (topic: Topic) => topic.records.format.plan

/** Formats that need no device; at least one is always planned (M1). */
const OFFLINE = FORMAT_IDS.filter((id) => format(id).offline)

/** Demands of the matter itself on its formats (§3.4) that the plan does not meet, by id; small matters are spared visits and experts. */
function demandsUnmet(topic: Topic, context: TransitionContext): string[] {
  const planned = plan(topic)?.formats.map((f) => f.format) ?? []
  const small = template(topic.template).smallMattersOnly
  const stakeholders = topic.records.participants.set?.stakeholders ?? []
  return formatDemands({
    technicalOrSafety: topic.category === 'OWNERS_REBUILD',
    burdensMinority: !small && stakeholders.some((s) => s.interest === 'BURDEN'),
    budgetFen: null,
    affectedHouseholds: context.facts.electorate.heads,
    riskGrade: topic.records.propose.screening?.riskGrade ?? 'BLUE',
    absentOwners: false,
  })
    .filter((demand) => demand.mandatory && !demand.anyOf.some((id) => planned.includes(id)))
    .map((demand) => demand.id)
}

export const guards = {
  'G4.1': {
    stage: 'format',
    check: (t) => {
      const formats = plan(t)?.formats ?? []
      return holds(formats.some((f) => f.role === 'PRIMARY') && formats.some((f) => OFFLINE.includes(f.format)))
    },
  },
  'G4.2': {
    stage: 'format',
    check: (t, c) => {
      const missing = [
        ...demandsUnmet(t, c),
        ...mixtureUnmet({ formats: plan(t)?.formats ?? [], round: t.round }).map((u) => u.id),
      ]
      return holds(missing.length === 0, { missing: missing.join(',') })
    },
  },
  'G4.3': {
    stage: 'format',
    check: (t) => {
      const served = noticeDay(t)
      const opensOn = plan(t)?.vote.opensOn
      const days = template(t.template).limits.noticeLeadD
      if (served === null) return { reason: 'unserved', days }
      const earliest = earliestAfterNotice(served, days)
      if (opensOn === undefined || opensOn < earliest) return { days, earliest, opensOn: opensOn ?? '' }
      const promised = brokenPromise(t)
      return promised === undefined || { reason: 'promised', on: promised.on, place: promised.place }
    },
  },
  'G4.4': { stage: 'format', check: (t) => holds((plan(t)?.ruleText.length ?? 0) > 0) },
} satisfies Record<string, Guard>

export const actions = {
  'format.plan': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    guards: ['SD.8'],
    settles: ['SD.8'],
    input: formatPlanInput,
    faults: (t, { formats, vote }, c) => [
      ...formats.flatMap((one, i) => chairFaults(t, `/formats/${i}`, one)),
      ...formats.flatMap((one, i) => notOver(`/formats/${i}`, one, c.now, 'talk-past')),
      ...formats.flatMap(({ on }, i) => notAfter(`/formats/${i}/on`, on, vote.opensOn, 'talk-after-vote')),
      ...notBefore('/vote/opensOn', vote.opensOn, c.today, 'vote-past'),
      ...notBefore('/vote/closesOn', vote.closesOn, vote.opensOn, 'vote-ends-first'),
    ],
    event: 'format.planned',
    apply: (t, input, c) => {
      // What NOTICE_B told the residents stays told only while the plan says the same
      const noticeB = samePromises(plan(t), input) ? t.records.format.noticeB : undefined
      const next = { ...input, round: t.round, by: c.actor.accountId, at: c.now }
      return { records: patch(t, 'format', { plan: next, noticeB }) }
    },
  }),
  'format.publish': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    guards: ['G4.1', 'G4.2', 'G4.4', 'SD.8'],
    input: z.object({ places: z.array(line).min(1).max(50) }),
    event: 'format.notice-published',
    apply: (t, input, c) => ({
      records: patch(t, 'format', { noticeB: { ...input, on: c.today, round: t.round, by: c.actor.accountId } }),
    }),
  }),
  'format.complete': action({
    roles: ORGANISERS,
    from: [here],
    to: [at('deliberate', 'active')],
    guards: ['G4.1', 'G4.2', 'G4.3', 'G4.4', 'SD.8'],
    input: z.object({}),
    event: 'format.completed',
    apply: () => ({}),
  }),
}
