import { describe, expect, it } from 'vitest'
import { everyRecord } from '../../testing/checklist.js'
import {
  ATTACHMENT_IDS,
  ATTACHMENTS,
  type AttachmentId,
  type ChecklistInput,
  dossierChecklist,
  missingAttachmentLabel,
} from './checklist.js'

const PLAIN: ChecklistInput = {
  money: false,
  covenant: false,
  ownersSpecial: false,
  risk: 'BLUE',
  expertsUsed: false,
  voted: false,
  eVote: false,
  passed: false,
  opinions: 0,
  objections: 0,
  village: false,
  small: true,
  records: everyRecord(0),
  originals: {},
}

const ALWAYS: AttachmentId[] = [
  'proposal',
  'screening',
  'roster',
  'notice',
  'plan',
  'records',
  'publicity',
  'resolution',
]

describe('the checklist of a filing', () => {
  it('has the seventeen attachments in the order of the form', () => {
    expect(ATTACHMENT_IDS.map((id) => ATTACHMENTS[id].no)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1))
  })

  it('asks eight attachments of every topic', () => {
    expect(dossierChecklist(PLAIN).missing).toEqual(ALWAYS)
  })

  const conditions: [string, Partial<ChecklistInput>, AttachmentId][] = [
    ['money', { money: true }, 'legal-opinion'],
    ['a covenant', { covenant: true }, 'legal-opinion'],
    ['the owners’ special majority', { ownersSpecial: true }, 'legal-opinion'],
    ['orange risk', { risk: 'ORANGE' }, 'legal-opinion'],
    ['red risk', { risk: 'RED' }, 'legal-opinion'],
    ['experts', { expertsUsed: true }, 'expert-opinion'],
    ['a vote', { voted: true }, 'ballots'],
    ['an opinion', { opinions: 1 }, 'opinions'],
    ['an objection', { objections: 1 }, 'objections'],
    ['an adopted motion', { passed: true }, 'implementation'],
    ['the village chain', { village: true }, 'four-two'],
    ['an electronic vote', { eVote: true }, 'e-vote-audit'],
  ]
  it.each(conditions)('%s adds its attachment and no other', (_what, change, id) => {
    const missing = dossierChecklist({ ...PLAIN, ...change }).missing
    expect(missing.filter((other) => !ALWAYS.some((always) => always === other))).toEqual([id])
  })

  it('yellow risk asks no legal opinion', () => {
    expect(dossierChecklist({ ...PLAIN, risk: 'YELLOW' }).missing).not.toContain('legal-opinion')
  })

  it('is complete when everything mandatory is there; what nobody asked for is not applicable', () => {
    const checklist = dossierChecklist({
      ...PLAIN,
      money: true,
      expertsUsed: true,
      voted: true,
      eVote: true,
      passed: true,
      opinions: 3,
      objections: 2,
      village: true,
      records: { ...everyRecord(2), recusals: { count: 0 } },
    })
    expect(checklist.missing).toEqual([])
    expect(checklist.items.filter(({ state }) => state !== 'PRESENT')).toMatchObject([
      { id: 'recusals', state: 'NOT_APPLICABLE', count: 0 },
    ])
  })

  it('calls nothing present of which no record exists', () => {
    const { items } = dossierChecklist({ ...PLAIN, small: false, originals: { notice: 'cabinet 2' } })
    expect(items.filter(({ state }) => state === 'PRESENT')).toEqual([])
    const none = { ...PLAIN, records: { ...everyRecord(1), objections: { count: 0, needed: 0 } } }
    expect(dossierChecklist(none).items.find(({ id }) => id === 'objections')?.state).toBe('NOT_APPLICABLE')
  })

  it('an attachment of several parts is there when all of them are', () => {
    const two = { ...everyRecord(1), 'four-two': { count: 2, needed: 3 } }
    const input = { ...PLAIN, village: true, records: two }
    expect(dossierChecklist(input).missing).toEqual(['four-two'])
    expect(dossierChecklist({ ...input, records: { ...two, 'four-two': { count: 3, needed: 3 } } }).missing).toEqual([])
  })
})

describe('photographs, which the system does not hold', () => {
  const recorded = { ...PLAIN, small: false, records: everyRecord(1) }
  const stateOf = (input: ChecklistInput, id: AttachmentId) =>
    dossierChecklist(input).items.find((item) => item.id === id)

  it('are missing until somebody has said where they are kept', () => {
    expect(dossierChecklist(recorded).missing).toEqual(['notice:paper', 'publicity:paper'])
    expect(stateOf(recorded, 'notice')).toMatchObject({ state: 'MISSING', count: 1, original: null })
    const kept = { ...recorded, originals: { notice: 'cabinet 2', publicity: 'cabinet 3' } }
    expect(dossierChecklist(kept).missing).toEqual([])
    expect(stateOf(kept, 'publicity')).toMatchObject({ state: 'PRESENT', original: 'cabinet 3' })
  })

  it('are not asked for by the light procedure', () => {
    expect(dossierChecklist({ ...recorded, small: true }).missing).toEqual([])
  })
})

describe('what is missing, in words', () => {
  it('names the attachment, or the place where its paper part is kept', () => {
    expect(missingAttachmentLabel('legal-opinion')?.zh).toBe('法律意见书')
    expect(missingAttachmentLabel('publicity:paper')).toEqual({
      zh: '第11项公示照片的存放处',
      en: 'where the photographs of the posted notice (item 11) are kept',
    })
    expect(missingAttachmentLabel('moon')).toBeUndefined()
  })
})
