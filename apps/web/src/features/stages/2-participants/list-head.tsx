import type { ElectorateList, TopicDetail } from '@gongyi/shared/contracts'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { Select } from '../../../ui/select.js'

interface WhoseProps {
  readonly topic: TopicDetail
  readonly motion: string | null
  readonly onChange: (motion: string | null) => void
}

const ALL = 'all'

/** Of motions with lists of their own: everybody, or who votes on one of them. */
export function WhoseList({ topic, motion, onChange }: WhoseProps) {
  const { t } = useTranslation('electorate')
  return (
    <Select<string>
      label={t('motion.filter')}
      options={[
        { value: ALL, label: t('motion.all') },
        ...topic.motions.map(({ id, no, text }) => ({ value: id, label: t('motion.option', { number: no, text }) })),
      ]}
      value={motion ?? ALL}
      onChange={(chosen) => onChange(chosen === ALL ? null : chosen)}
    />
  )
}

interface HeadProps {
  readonly topic: TopicDetail
  readonly list: ElectorateList
  readonly motion: string | null
}

/** What the list is of, how many are on it, and how long it may be corrected. */
export function ListHead({ topic, list, motion }: HeadProps) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  const { publicised } = topic.records.participants
  const { heads, areaCenti } = list.motions.find(({ motionId }) => motionId === motion) ?? list
  const words = { heads: format.count(heads), area: format.area(BigInt(areaCenti)) }
  const asked = topic.motions.find(({ id }) => id === motion)
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-2xl">{t('list.notice')}</h1>
        <Badge tone={list.state === 'FROZEN' ? 'success' : 'waiting'}>{t(`list.state.${list.state}`)}</Badge>
      </div>
      <p className="text-sm text-muted tabular-nums">{topic.caseNo}</p>
      <p>{t('list.noticeBody', { title: topic.title })}</p>
      {asked !== undefined && (
        <p className="font-medium">{t('motion.option', { number: asked.no, text: asked.text })}</p>
      )}
      {list.state !== 'HIDDEN' && (
        <p className="font-semibold tabular-nums">{t(areaCenti === '0' ? 'list.total' : 'list.totalArea', words)}</p>
      )}
      {publicised !== undefined && (
        <p>{t('list.period', { from: format.day(publicised.on), to: format.day(publicised.endsOn) })}</p>
      )}
    </header>
  )
}
