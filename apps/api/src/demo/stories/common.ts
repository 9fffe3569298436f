import { led, type NoticeWords, noticeItems } from '../play/words.js'
import type { Matter } from './demo-set.js'

/** The electorate of a residents’ matter: every household of the community. */
export function allHouseholds({ topic }: Matter, text: string, stakeholders: readonly object[]) {
  return {
    scope: { kind: 'community' },
    motions: topic.motions({ text, presetId: 'RESIDENT_MEETING_HOUSEHOLD' }),
    stakeholders,
    recusals: [],
    recusalsAsked: true,
    officers: led('许建明'),
  }
}

const RESIDENTS = {
  basis: '《城市居民委员会组织法》关于居民会议的规定：户代表过半数参加、到会户代表过半数同意。',
  participants: '全社区一千四百六十户，每户一名代表。',
} as const

/** A notice to all households; what the law says of their meeting is the same every time. */
export function residentsNotice(words: Omit<NoticeWords, keyof typeof RESIDENTS>) {
  return noticeItems({ ...RESIDENTS, ...words })
}

/** How many heads each side has, for the tellers’ sheet. */
export function headSheet(
  { topic }: Matter,
  counts: Readonly<Record<'for' | 'against' | 'abstain' | 'invalid', number>>,
) {
  const sides = Object.entries(counts).map(([side, heads]) => [side, { heads }])
  const present = Object.values(counts).reduce((sum, heads) => sum + heads, 0)
  return {
    sheets: [{ motionId: topic.motionId(), ...Object.fromEntries(sides), present }],
    scrutineers: ['方秀珍', '居民监票人'],
  }
}
