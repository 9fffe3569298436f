import {
  CATEGORIES,
  civilDateOf,
  endOfDay,
  motionNumber,
  NOTICE_ITEMS,
  plannedWindow,
  sha256Hex,
  votePreset,
} from '@gongyi/shared/domain'
import type { StoredTopic } from '../consultations/topic.js'
import type { BallotSheets } from './pdf/ballot-sheet-pdf.js'
import type { Letter } from './pdf/letter-pdf.js'
import type { Locale } from './pdf/words.js'

/** What the ten items of a notice are called (domain.md 3.3). */
const ITEM_LABELS = {
  N1: { zh: '协商事项', en: 'Question' },
  N2: { zh: '背景和问题', en: 'Background' },
  N3: { zh: '可选方案（含维持现状）', en: 'Options, leaving things as they are included' },
  N4: { zh: '费用及影响', en: 'Costs and effects' },
  N5: { zh: '依据和决定主体', en: 'Legal basis and who decides' },
  N6: { zh: '参与主体', en: 'Participants' },
  N7: { zh: '发表意见的途径', en: 'How to express an opinion' },
  N8: { zh: '时间安排', en: 'Timetable' },
  N9: { zh: '资料查阅地点', en: 'Where documents can be read' },
  N10: { zh: '联系和异议方式', en: 'Contact and objections' },
} as const

/** The notice in force as a letter to put up; undefined before the first one is published. */
export function noticeLetter(topic: StoredTopic, communityName: string, locale: Locale): Letter | undefined {
  const notice = topic.records.notice.versions.at(-1)
  if (notice === undefined) return undefined
  const zh = locale === 'zh'
  const items = NOTICE_ITEMS.flatMap((id, index) => {
    const words = notice.items[id]
    return words ? [`${index + 1}. ${ITEM_LABELS[id][locale]}${zh ? '：' : ': '}${words}`] : []
  })
  const { meeting } = notice
  const invitation =
    meeting &&
    (zh
      ? `会议时间：${meeting.on} ${meeting.time}；地点：${meeting.place}；议程：${meeting.agenda}`
      : `Meeting on ${meeting.on} at ${meeting.time}, ${meeting.place}. Agenda: ${meeting.agenda}`)
  return {
    title: zh ? `关于“${topic.title}”的协商告知书（第${notice.no}号）` : `Notice no. ${notice.no}: ${topic.title}`,
    number: topic.caseNo,
    addressee: zh ? '全体应参与协商的居民（村民、业主）' : 'To all who take part in this consultation',
    paragraphs: [...items, ...(invitation ? [invitation] : [])],
    attachments: [],
    contact: notice.items.N10 ?? null,
    issuer: communityName,
    day: notice.on,
    at: notice.at,
    textHash: null,
  }
}

export interface BallotUnit {
  readonly id: string
  readonly label: string
  readonly areaCenti: bigint
  /** The motions it votes on, each with its area there. */
  readonly motions: readonly { readonly motionId: string; readonly areaCenti: bigint }[]
}

/** Paper ballots of the present round, one per voting unit; undefined while there is no text or no window to vote in. */
export function ballotSheets(
  topic: StoredTopic,
  parts: {
    readonly communityName: string
    readonly units: readonly BallotUnit[]
    readonly texts: ReadonlyMap<string, string>
    readonly now: string
    readonly locale: Locale
  },
): BallotSheets | undefined {
  const { communityName, units, texts, now, locale } = parts
  const motions = topic.records.participants.set?.motions ?? []
  const window = plannedWindow(topic)
  const preset = votePreset(motions[0]?.presetId ?? '')
  if (units.length === 0 || texts.size === 0 || window === undefined || !preset.ok) return undefined
  const { opened, extended } = topic.records.vote
  const byArea = preset.value.method === 'RATIO' && preset.value.measures.includes('AREA')
  const zh = locale === 'zh'
  return {
    communityName,
    topicTitle: topic.title,
    motions: motions.map((motion, index) => {
      const text = texts.get(motion.id) ?? motion.text
      const title =
        motions.length === 1 ? CATEGORIES[topic.category].label[locale] : `${zh ? '事项' : 'Motion'} ${index + 1}`
      return { motionNo: motionNumber(topic.caseNo, index + 1), title, text, textHash: sha256Hex(text) }
    }),
    rule: topic.records.format.plan?.ruleText ?? preset.value.label[locale],
    closesAt: extended?.closesAt ?? opened?.closesAt ?? endOfDay(window.closesOn),
    silence: zh ? '未交回的表决票不计入参与表决。' : 'A ballot that is not returned does not count as taking part.',
    returnTo: topic.records.vote.announced?.place ?? topic.records.format.plan?.vote.place ?? communityName,
    mode: 'OPEN',
    ballots: units.map((unit, index) => ({
      number: String(index + 1),
      unitLabel: unit.label,
      areaCenti: byArea ? unit.areaCenti : null,
      motions: motions.flatMap(({ id }, place) =>
        unit.motions
          .filter(({ motionId }) => motionId === id)
          .map(({ areaCenti }) => ({ index: place, areaCenti: byArea ? areaCenti : null })),
      ),
    })),
    at: now,
  }
}

/** A name for the downloaded file that every system can write down. */
export function fileName(topic: StoredTopic, what: string, at: string, ending: string): string {
  return `${topic.caseNo}-${what}-${civilDateOf(at)}.${ending}`
}
