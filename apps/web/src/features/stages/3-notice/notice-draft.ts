import type { TopicDetail } from '@gongyi/shared/contracts'
import {
  CATEGORIES,
  civilDateOf,
  earliestAfterNotice,
  type NOTICE_ITEMS,
  type StageRecords,
  template,
  votePreset,
} from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useSession } from '../../../lib/session/session.js'
import { electorateOf, hasOwnLists } from '../../../lib/topics/electorate-of.js'
import { useRuleWords } from '../../../lib/topics/rule-words.js'

export type NoticeVersion = StageRecords['notice']['versions'][number]
export type NoticeItem = (typeof NOTICE_ITEMS)[number]

/** A notice while it is written: places one a line. */
export interface NoticeEntry {
  readonly kind: NoticeVersion['kind']
  readonly items: Readonly<Record<NoticeItem, string>>
  readonly places: string
  readonly largePrint: boolean
  readonly on: string
  readonly time: string
  readonly place: string
  readonly agenda: string
}

type Scope = NonNullable<StageRecords['participants']['set']>['scope']

/** The notice in force to be changed, or everything the topic already knows, put into the ten items (domain.md §3.3). */
export function useNoticeEntry(topic: TopicDetail): () => NoticeEntry {
  const fresh = useFreshNotice(topic)
  return () => {
    const current = topic.records.notice.versions.at(-1)
    if (current === undefined) return fresh()
    const { kind, items, places, largePrint, meeting } = current
    const draft = fresh()
    return {
      kind,
      largePrint,
      items: itemsFrom((item) => items[item] ?? ''),
      places: places.join('\n'),
      on: meeting?.on ?? draft.on,
      time: meeting?.time ?? draft.time,
      place: meeting?.place ?? draft.place,
      agenda: meeting?.agenda ?? draft.agenda,
    }
  }
}

/** The timetable as it stands on the day of publishing, by kind of notice. */
export function useTimetable(topic: TopicDetail): (kind: NoticeEntry['kind']) => string {
  const { t } = useTranslation('notice')
  const format = useFormat()
  return (kind) =>
    kind === 'combined' ? t('draft.timetable', { vote: format.date(earliestVote(topic)) }) : t('draft.timetableLater')
}

function earliestVote(topic: TopicDetail) {
  return earliestAfterNotice(civilDateOf(topic.now), template(topic.template).limits.noticeLeadD)
}

function useFreshNotice(topic: TopicDetail): () => NoticeEntry {
  const { t, language } = useTranslation('notice')
  const words = useItemWords(topic)
  const timetable = useTimetable(topic)
  const community = topic.communityName
  const gap = language === 'zh' ? '' : ' '
  return () => {
    const kind = topic.template === 'light' ? 'combined' : 'A'
    const lines: Record<NoticeItem, readonly string[]> = {
      N1: words.question,
      N2: words.background,
      N3: words.options,
      N4: words.costs,
      N5: words.basis,
      N6: [words.participants.join(gap)],
      N7: [t('draft.channels')],
      N8: [timetable(kind)],
      N9: [t('draft.documents', { community, caseNo: topic.caseNo })],
      N10: [words.contact],
    }
    return {
      kind,
      items: itemsFrom((item) => lines[item].join('\n')),
      places: t('publish.defaultPlaces'),
      largePrint: false,
      on: earliestVote(topic),
      time: t('draft.time'),
      place: t('draft.meetingPlace', { community }),
      agenda: t('draft.agenda'),
    }
  }
}

function useItemWords(topic: TopicDetail) {
  const { t } = useTranslation('notice')
  const format = useFormat()
  const session = useSession()
  const rule = useRuleWords()
  const basis = useBasis()
  const { motions, electorate, records, communityName: community } = topic
  const burdened = (records.participants.set?.stakeholders ?? []).filter(({ interest }) => interest === 'BURDEN')
  const scope = useScope(topic)
  const { set } = records.participants
  const scopeOf = (id: string) => scope(set?.motions.find((motion) => motion.id === id)?.scope ?? set?.scope)
  const who = ({ heads, areaCenti }: { readonly heads: number; readonly areaCenti: string }, within: string) => [
    t('draft.participants', { heads: format.count(heads), unit: rule.unit(presetId), scope: within }),
    ...(areaCenti === '0' ? [] : [t('draft.area', { area: format.area(BigInt(areaCenti)) })]),
  ]
  const presetId = motions[0]?.presetId ?? CATEGORIES[topic.category].presets[0] ?? ''
  return {
    question: motions.length === 0 ? [topic.title] : motions.map(({ text }) => text),
    background: [topic.description, ...(topic.location ? [t('draft.place', { location: topic.location })] : [])],
    options: [
      ...motions.map(({ no, text }) => t('draft.motion', { no, text })),
      t('draft.motion', { no: motions.length + 1, text: t('draft.statusQuo') }),
    ],
    costs: [
      ...(topic.desiredOutcome ? [t('draft.wish', { wish: topic.desiredOutcome })] : []),
      ...(topic.affectedScope ? [t('draft.affected', { scope: topic.affectedScope })] : []),
      ...(burdened.length > 0
        ? [t('draft.burden', { parties: burdened.map(({ party }) => party).join(t('draft.and')) })]
        : []),
      t('draft.cost'),
    ],
    basis: [...new Set(motions.map((motion) => motion.presetId))].map(basis),
    participants: hasOwnLists(topic)
      ? motions.flatMap(({ id, no }) => [t('draft.ownList', { no }), ...who(electorateOf(topic, id), scopeOf(id))])
      : who(electorate, scope(set?.scope)),
    contact: t('draft.contact', { community, name: session?.displayName ?? '' }),
  }
}

/** By which rule it is decided, with the articles behind it; without a statute it says that it advises. */
function useBasis(): (presetId: string) => string {
  const { t, language } = useTranslation('notice')
  return (presetId) => {
    const preset = votePreset(presetId)
    if (!preset.ok) return presetId
    const { label, legalBasis } = preset.value
    const statutes = legalBasis.map(({ statute, article }) =>
      t('draft.article', { statute: statute[language], article }),
    )
    const name = label[language]
    if (statutes.length === 0) return t('draft.advisory', { name })
    return t('draft.basis', { name, statutes: statutes.join(t('draft.and')) })
  }
}

function useScope(topic: TopicDetail): (scope: Scope | undefined) => string {
  const { t } = useTranslation('notice')
  const numbered = (key: 'draft.building' | 'draft.stairwell', no: string) => (/\d$/.test(no) ? t(key, { no }) : no)
  return (scope = { kind: 'community' }) => {
    const places = (scope.buildings ?? []).map((no) => numbered('draft.building', no)).join(t('draft.and'))
    switch (scope.kind) {
      case 'community':
        return t('draft.scope.community', { community: topic.communityName })
      case 'building':
        return t('draft.scope.building', { places })
      case 'stairwell':
        return t('draft.scope.stairwell', { places, stairwell: numbered('draft.stairwell', scope.stairwell ?? '') })
      case 'property-area':
        return t('draft.scope.propertyArea')
      case 'list':
        return t('draft.scope.list')
    }
  }
}

export function itemsFrom(text: (item: NoticeItem) => string): Record<NoticeItem, string> {
  const [N1, N2, N3, N4, N5, N6, N7, N8, N9, N10] = [
    text('N1'),
    text('N2'),
    text('N3'),
    text('N4'),
    text('N5'),
    text('N6'),
    text('N7'),
    text('N8'),
    text('N9'),
    text('N10'),
  ]
  return { N1, N2, N3, N4, N5, N6, N7, N8, N9, N10 }
}
