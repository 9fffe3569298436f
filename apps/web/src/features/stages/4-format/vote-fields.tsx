import type { TopicDetail } from '@gongyi/shared/contracts'
import { template, VOTE_METHODS } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { DateField } from '../../../ui/date-field.js'
import { Select } from '../../../ui/select.js'
import { TextField } from '../../../ui/text-field.js'
import { earliestVote, usualClose, type VoteEntry } from './plan-draft.js'

export interface VoteFieldsProps {
  readonly topic: TopicDetail
  readonly vote: VoteEntry
  readonly isChecked: boolean
  readonly onChange: (vote: VoteEntry) => void
}

/** How and when the vote is held; the closing day follows the opening day until somebody chooses another. */
export function VoteFields({ topic, vote, isChecked, onChange }: VoteFieldsProps) {
  const { t } = useTranslation('format')
  const format = useFormat()
  const { noticeLeadD, voteWindowMinD } = template(topic.template).limits
  const earliest = earliestVote(topic)
  const set = (change: Partial<VoteEntry>) => onChange({ ...vote, ...change })
  const fill = (text: string) => (isChecked && text.trim() === '' ? t('plan.fill') : undefined)
  const tooEarly = vote.opensOn !== '' && vote.opensOn < earliest
  const open = (opensOn: string) =>
    set({ opensOn, ...(opensOn === '' ? {} : { closesOn: usualClose(topic, opensOn) }) })
  return (
    <fieldset className="flex flex-col gap-gap rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">{t('plan.voteTitle')}</legend>
      <div className="grid items-end gap-gap sm:grid-cols-2">
        <Select
          label={t('plan.method')}
          options={VOTE_METHODS.map((method) => ({ value: method, label: t(`method.${method}`) }))}
          value={vote.method}
          onChange={(method) => set({ method })}
        />
        <TextField
          label={t('votePlace')}
          value={vote.place}
          maxLength={200}
          onChange={(place) => set({ place })}
          error={fill(vote.place)}
          isRequired
        />
        <DateField
          label={t('plan.opensOn')}
          description={t('plan.opensHint', { days: noticeLeadD, earliest: format.date(earliest) })}
          value={vote.opensOn}
          min={earliest}
          onChange={(opensOn) => open(opensOn ?? '')}
          error={tooEarly ? t('plan.fromEarliest', { earliest: format.date(earliest) }) : fill(vote.opensOn)}
          isRequired
        />
        <DateField
          label={t('plan.closesOn')}
          description={t('plan.closesHint', { count: voteWindowMinD })}
          value={vote.closesOn}
          min={vote.opensOn}
          onChange={(closesOn) => set({ closesOn: closesOn ?? '' })}
          error={vote.closesOn < vote.opensOn ? t('plan.afterOpening') : fill(vote.closesOn)}
          isRequired
        />
      </div>
    </fieldset>
  )
}
