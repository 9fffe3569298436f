import { z } from 'zod'
import { action } from '../action.js'
import { type Guard, holds } from '../guard.js'
import { notOver } from '../input-faults.js'
import { noticesInForce } from '../notice-day.js'
import { ORGANISERS } from '../role.js'
import { at } from '../stage.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import { NOTICE_ITEMS, noticeInput } from './3-notice.record.js'

const here = at('notice', 'active')

/** The notice in force: the last version published for the list as it is locked now. */
function current(topic: Topic) {
  return noticesInForce(topic).at(-1)
}

export const guards = {
  'G3.1': {
    stage: 'notice',
    check: (t) => {
      const notice = current(t)
      if (!notice && t.records.notice.versions.length > 0) return { reason: 'list-changed' }
      const missing = NOTICE_ITEMS.filter((item) => !notice?.items[item]?.trim())
      const meetingMissing = notice?.kind === 'combined' && !notice.meeting
      return holds(missing.length === 0 && !meetingMissing, { missing: missing.join('、') })
    },
  },
  'G3.2': {
    stage: 'notice',
    check: (t, { facts: { delivery: d } }) => {
      const pct = template(t.template).limits.coveragePct
      const reached = d.individuallyAttempted === d.units && d.delivered * 100 >= d.units * pct
      if (d.units === 0 || !reached)
        return { units: d.units, attempted: d.individuallyAttempted, delivered: d.delivered, pct }
      // A small matter's notice is posted where its own text says; others record the posting by unit
      const posted = template(t.template).smallMattersOnly || d.publicly === d.units
      return holds(posted, { reason: 'public', units: d.units, publicly: d.publicly })
    },
  },
  'G3.3': {
    stage: 'notice',
    check: (_, { facts }) => holds(facts.delivery.offlineMissing === 0, { units: facts.delivery.offlineMissing }),
  },
  'G3.4': { stage: 'notice', check: (t) => holds(current(t)?.largePrint === true) },
} satisfies Record<string, Guard>

export const actions = {
  'notice.publish': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    guards: ['G3.1'],
    settles: ['G3.1'],
    input: noticeInput,
    faults: (_, { meeting }, c) => (meeting ? notOver('/meeting', meeting, c.now, 'meeting-past') : []),
    event: 'notice.published',
    confirm: true,
    apply: (t, input, c) => {
      const versions = t.records.notice.versions
      const version = { ...input, no: versions.length + 1, on: c.today, by: c.actor.accountId, at: c.now }
      return { records: { notice: { versions: [...versions, version] } } }
    },
  }),
  'notice.complete': action({
    roles: ORGANISERS,
    from: [here],
    to: [at('format', 'active')],
    guards: ['G3.1', 'G3.2', 'G3.3', 'G3.4'],
    input: z.object({}),
    event: 'notice.completed',
    apply: () => ({}),
  }),
}
