import { describe, expect, it } from 'vitest'
import { DESTINATIONS } from './destinations.js'
import { EXCLUSION_IDS, EXCLUSIONS } from './exclusions.js'
import { OTHER_SCREEN_IDS, OTHER_SCREENS } from './other-screens.js'
import { mustBeReferred, type ScreeningChecklist, screeningOutcome } from './screening.js'

const NO = { answer: 'NO' } as const
const clear: ScreeningChecklist = {
  exclusions: Object.fromEntries(EXCLUSION_IDS.map((id) => [id, NO])),
  others: {},
  legalOpinion: false,
}
const hit = { answer: 'YES', ground: 'art. 28', evidence: 'seen on the plan' } as const
const doubt = { answer: 'SUSPECT', ground: 'art. 28', evidence: 'told so' } as const
const ids = (checklist: ScreeningChecklist) => screeningOutcome(checklist).unmet.map(({ id }) => id)

describe('screening', () => {
  it('admits a topic none of the five exclusions hits', () => {
    expect(screeningOutcome(clear)).toMatchObject({ verdict: 'ADMIT', hits: [], unmet: [] })
  })

  it('is incomplete until every exclusion is answered', () => {
    const { EX5_PRIVATE_DISPUTE: _, ...four } = clear.exclusions
    expect(screeningOutcome({ ...clear, exclusions: four })).toMatchObject({
      verdict: 'INCOMPLETE',
      unmet: [{ id: 'screening.answered', params: { id: 'EX5_PRIVATE_DISPUTE' } }],
    })
  })

  it('declines the fire lane of case C12 and names who else must hear of it', () => {
    const exclusions = { ...clear.exclusions, EX3_UNLAWFUL_OR_IMPROPER: hit }
    const outcome = screeningOutcome({ ...clear, exclusions, legalOpinion: true })
    expect(outcome).toMatchObject({ verdict: 'EXCLUDE', hits: ['EX3_UNLAWFUL_OR_IMPROPER'] })
    expect(outcome.destinations).toContain('FIRE')
  })

  it('refers the leak between neighbours of case C11 to mediation and keeps the suspicion on record', () => {
    const checklist: ScreeningChecklist = {
      ...clear,
      exclusions: { ...clear.exclusions, EX5_PRIVATE_DISPUTE: hit, EX4_MANIFESTLY_UNFAIR: doubt },
      legalOpinion: true,
    }
    expect(screeningOutcome(checklist)).toMatchObject({
      verdict: 'EXCLUDE',
      suspects: ['EX4_MANIFESTLY_UNFAIR'],
      destinations: ['MEDIATION', 'COURT_ARBITRATION'],
    })
  })

  it('splits a topic hit only in part, as the waste sorting of case C03', () => {
    const partial = { ...hit, partial: true }
    const exclusions = { ...clear.exclusions, EX1_LAW_SETTLED: partial }
    expect(screeningOutcome({ ...clear, exclusions, legalOpinion: true }).verdict).toBe('SPLIT')
  })

  it('a hit needs a ground and evidence', () => {
    const exclusions = { ...clear.exclusions, EX5_PRIVATE_DISPUTE: { answer: 'YES', ground: ' ' } } as const
    expect(ids({ ...clear, exclusions })).toEqual(['screening.ground', 'screening.evidence'])
  })

  it('a suspicion or hit of law, propriety or fairness needs a legal opinion, one of a private dispute does not', () => {
    for (const id of EXCLUSION_IDS) {
      const needed = id.startsWith('EX1') || id.startsWith('EX3') || id.startsWith('EX4')
      for (const line of [doubt, hit]) {
        const suspected = { ...clear, exclusions: { ...clear.exclusions, [id]: line } }
        expect(ids(suspected), id).toEqual(needed ? ['screening.legal-opinion'] : [])
      }
    }
  })

  it('a suspicion needs its ground and evidence like a hit', () => {
    const exclusions = { ...clear.exclusions, EX2_SUPERIOR_MANDATE: { answer: 'SUSPECT' } } as const
    expect(ids({ ...clear, exclusions })).toEqual(['screening.ground', 'screening.evidence'])
  })

  it('sends elsewhere what another screen catches', () => {
    expect(screeningOutcome({ ...clear, others: { PETITION_MATTER: hit } })).toMatchObject({
      verdict: 'ELSEWHERE',
      destinations: ['PETITION'],
      confidential: false,
    })
    expect(screeningOutcome({ ...clear, others: { DISCIPLINE_CLUE: hit } }).confidential).toBe(true)
  })

  it('a refusal says where the matter goes where the table hands it on, and need not where it is for the law', () => {
    expect(EXCLUSION_IDS.filter(mustBeReferred)).toEqual(['EX4_MANIFESTLY_UNFAIR', 'EX5_PRIVATE_DISPUTE'])
    expect([mustBeReferred('NOT_A_TOPIC'), mustBeReferred('DUPLICATE')]).toEqual([true, false])
  })

  it('acts on danger and crime before the list is complete', () => {
    const checklist = { ...clear, exclusions: {} }
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
