import { describe, expect, it } from 'vitest'
import { DESTINATIONS } from './destinations.js'
import { EXCLUSION_IDS, EXCLUSIONS, OTHER_SCREEN_IDS, OTHER_SCREENS } from './exclusions.js'
import { type ScreeningChecklist, screeningOutcome } from './screening.js'

const NO = { answer: 'NO' } as const
const clear: ScreeningChecklist = {
  exclusions: Object.fromEntries(EXCLUSION_IDS.map((id) => [id, NO])),
  others: {},
  signers: ['a', 'b'],
  proposers: ['p'],
  legalOpinion: false,
}
const hit = { answer: 'YES', ground: 'art. 28' } as const
const ids = (checklist: ScreeningChecklist) => screeningOutcome(checklist).unmet.map(({ id }) => id)

describe('screening', () => {
  it('admits a topic none of the five exclusions hits', () => {
    expect(screeningOutcome(clear)).toMatchObject({ verdict: 'ADMIT', hits: [], handling: null, unmet: [] })
  })

  it('is incomplete until every exclusion is answered', () => {
    const { EX5_PRIVATE_DISPUTE: _, ...four } = clear.exclusions
    expect(screeningOutcome({ ...clear, exclusions: four })).toMatchObject({
      verdict: 'INCOMPLETE',
      unmet: [{ id: 'screening.answered', params: { id: 'EX5_PRIVATE_DISPUTE' } }],
    })
  })

  it('declines the fire lane of case C12 and names who else must hear of it', () => {
    const outcome = screeningOutcome({ ...clear, exclusions: { ...clear.exclusions, EX3_UNLAWFUL_OR_IMPROPER: hit } })
    expect(outcome).toMatchObject({ verdict: 'EXCLUDE', handling: 'DECLINE', hits: ['EX3_UNLAWFUL_OR_IMPROPER'] })
    expect(outcome.destinations).toContain('FIRE')
  })

  it('refers the leak between neighbours of case C11 to mediation and keeps the suspicion on record', () => {
    const checklist: ScreeningChecklist = {
      ...clear,
      exclusions: { ...clear.exclusions, EX5_PRIVATE_DISPUTE: hit, EX4_MANIFESTLY_UNFAIR: { answer: 'SUSPECT' } },
      legalOpinion: true,
    }
    expect(screeningOutcome(checklist)).toMatchObject({
      verdict: 'EXCLUDE',
      handling: 'REFER',
      suspects: ['EX4_MANIFESTLY_UNFAIR'],
      destinations: ['MEDIATION', 'COURT_ARBITRATION'],
    })
  })

  it('splits a topic hit only in part, as the waste sorting of case C03', () => {
    const partial = { ...hit, partial: true }
    expect(screeningOutcome({ ...clear, exclusions: { ...clear.exclusions, EX1_LAW_SETTLED: partial } }).verdict).toBe(
      'SPLIT',
    )
  })

  it('a hit needs a ground, and two screeners or one with a legal opinion', () => {
    const exclusions = { ...clear.exclusions, EX5_PRIVATE_DISPUTE: { answer: 'YES', ground: ' ' } } as const
    expect(ids({ ...clear, exclusions })).toEqual(['screening.ground'])
    const alone = { ...clear, exclusions: { ...clear.exclusions, EX5_PRIVATE_DISPUTE: hit }, signers: ['a'] }
    expect(ids(alone)).toEqual(['screening.two-signers'])
    expect(ids({ ...alone, signers: ['a', 'a'] })).toEqual(['screening.two-signers'])
    expect(ids({ ...alone, legalOpinion: true })).toEqual([])
  })

  it('a suspicion of law, propriety or fairness needs a legal opinion, one of a private dispute does not', () => {
    for (const id of EXCLUSION_IDS) {
      const suspected = { ...clear, exclusions: { ...clear.exclusions, [id]: { answer: 'SUSPECT' } } }
      const needed = id.startsWith('EX1') || id.startsWith('EX3') || id.startsWith('EX4')
      expect(ids(suspected), id).toEqual(needed ? ['screening.legal-opinion'] : [])
    }
  })

  it('is never done by the proposer alone, nor by nobody', () => {
    expect(ids({ ...clear, signers: ['p'] })).toEqual(['screening.not-proposer-alone'])
    expect(ids({ ...clear, signers: [] })).toEqual(['screening.not-proposer-alone'])
    expect(ids({ ...clear, signers: ['p', 'a'] })).toEqual([])
  })

  it('sends elsewhere what another screen catches', () => {
    expect(screeningOutcome({ ...clear, others: { PETITION_MATTER: hit } })).toMatchObject({
      verdict: 'ELSEWHERE',
      handling: 'REFER',
      destinations: ['PETITION'],
      confidential: false,
    })
    expect(screeningOutcome({ ...clear, others: { DISCIPLINE_CLUE: hit } }).confidential).toBe(true)
  })

  it('acts on danger and crime before the list is complete', () => {
    const checklist = { ...clear, exclusions: {}, signers: [] }
    expect(screeningOutcome({ ...checklist, others: { EMERGENCY: hit } }).verdict).toBe('DISPATCH')
    expect(screeningOutcome({ ...checklist, others: { CRIME_CLUE: hit } })).toMatchObject({
      verdict: 'DISPATCH',
      confidential: true,
    })
  })

  it('knows every destination it suggests', () => {
    const rules = [...EXCLUSION_IDS.map((id) => EXCLUSIONS[id]), ...OTHER_SCREEN_IDS.map((id) => OTHER_SCREENS[id])]
    for (const { destinations } of rules) for (const id of destinations) expect(DESTINATIONS).toHaveProperty(id)
    expect(EXCLUSION_IDS).toHaveLength(5)
  })
})
