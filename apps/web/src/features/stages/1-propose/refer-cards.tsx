import { DESTINATION_IDS, DESTINATIONS } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Select } from '../../../ui/select.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { useChoice, useText } from './use-text.js'

function useReferral() {
  const { t, language } = useTranslation('propose')
  const destination = useChoice<(typeof DESTINATION_IDS)[number]>()
  const organisation = useText()
  const reason = useText()
  return {
    fields: (
      <>
        <Select
          label={t('refer.destination')}
          options={DESTINATION_IDS.map((id) => ({ value: id, label: DESTINATIONS[id][language] }))}
          {...destination.field}
        />
        <TextField label={t('refer.organisation')} {...organisation.field} maxLength={200} />
        <TextArea label={t('rare.answerReason')} {...reason.field} rows={2} />
      </>
    ),
    take: () => {
      const [to, name, said] = [destination.take(), organisation.take(), reason.take()]
      return to === null || name === null || said === null
        ? null
        : { destination: to, organisation: name, reason: said }
    },
  }
}

export function ReferCard({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const referral = useReferral()
  return (
    <ActionCard
      topic={topic}
      action="propose.refer"
      title={t('refer.title')}
      description={t('refer.body')}
      submitLabel={t('refer.submit')}
      confirmText={t('refer.confirm')}
      tone="danger"
      input={referral.take}
      onDone={() => toast(t('refer.done'))}
    >
      {referral.fields}
    </ActionCard>
  )
}

export function SplitCard({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const referral = useReferral()
  const title = useText(topic.title)
  const text = useText(topic.description)
  return (
    <ActionCard
      topic={topic}
      action="propose.split"
      title={t('split.title')}
      description={t('split.body')}
      submitLabel={t('split.submit')}
      confirmText={t('split.confirm')}
      tone="danger"
      input={() => {
        const [referred, admissibleTitle, admissibleText] = [referral.take(), title.take(), text.take()]
        return referred === null || admissibleTitle === null || admissibleText === null
          ? null
          : { ...referred, admissibleTitle, admissibleText }
      }}
      onDone={() => toast(t('split.done'))}
    >
      {referral.fields}
      <TextField label={t('split.admissibleTitle')} {...title.field} maxLength={40} />
      <TextArea label={t('split.admissibleText')} {...text.field} rows={3} />
    </ActionCard>
  )
}
