import { describe, expect, it } from 'vitest'
import { ATTACHMENT_IDS, ATTACHMENTS, type AttachmentId, type ChecklistInput, dossierChecklist } from './checklist.js'

const PLAIN: ChecklistInput = {
  money: false,
  covenant: false,
  ownersSpecial: false,
  risk: 'BLUE',
  expertsUsed: false,
  voted: false,
  eVote: false,
  passed: false,
  objections: 0,
  village: false,
  present: [],
}

const ALWAYS: AttachmentId[] = [
  'proposal',
  'screening',
  'roster',
  'notice',
  'plan',
  'records',
  'opinions',
  'publicity',
  'resolution',
]

describe('the checklist of a filing', () => {
  it('has the seventeen attachments in the order of the form', () => {
    expect(ATTACHMENT_IDS.map((id) => ATTACHMENTS[id].no)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1))
  })

  it('asks nine attachments of every topic', () => {
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
    ['an objection', { objections: 1 }, 'objections'],
    ['an adopted motion', { passed: true }, 'implementation'],
    ['the village chain', { village: true }, 'four-two'],
    ['an electronic vote', { eVote: true }, 'e-vote-audit'],
  ]
  it.each(conditions)('%s adds its attachment and no other', (_what, change, id) => {
    const missing = dossierChecklist({ ...PLAIN, ...change }).missing
    expect(missing.filter((other) => !ALWAYS.includes(other))).toEqual([id])
  })

  it('yellow risk asks no legal opinion', () => {
    expect(dossierChecklist({ ...PLAIN, risk: 'YELLOW' }).missing).not.toContain('legal-opinion')
  })

  it('is complete when everything mandatory is there, recusals being optional', () => {
    const all = ATTACHMENT_IDS.filter((id) => id !== 'recusals')
    const checklist = dossierChecklist({
      ...PLAIN,
      money: true,
      expertsUsed: true,
      voted: true,
      eVote: true,
      passed: true,
      objections: 2,
      village: true,
      present: all,
    })
    expect(checklist.missing).toEqual([])
    expect(checklist.items.filter((item) => !item.present).map((item) => item.id)).toEqual(['recusals'])
  })
})
