import type { OBJECTION_KINDS, TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'

export interface Objection {
  readonly id: string
  readonly kind: (typeof OBJECTION_KINDS)[number]
  readonly text: string
  readonly at: string
  readonly mine: boolean
  readonly taken: { readonly channel: string; readonly of: string } | null
  readonly upheld: boolean | null
  readonly decision: string | null
}

interface ObjectionDecisionProps {
  readonly topic: TopicDetail
  readonly objection: Objection
}

/** The answer to one objection, by the community or its supervisor. */
export function ObjectionDecision({ topic, objection }: ObjectionDecisionProps) {
  const { t } = useTranslation('vote')
  const format = useFormat()
  const [verdict, setVerdict] = useState<'upheld' | 'dismissed' | null>(null)
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  return (
    <ActionCard
      topic={topic}
      action="vote.decide-objection"
      title={t('objection.decide', { kind: t(`objection.kinds.${objection.kind}`) })}
      description={t('objection.decideBody', { at: format.dateTime(objection.at), text: objection.text })}
      submitLabel={t('objection.decideSubmit')}
      tone="secondary"
      input={() => {
        setTried(true)
        return text.trim() === '' || verdict === null
          ? null
          : { objectionId: objection.id, upheld: verdict === 'upheld', text }
      }}
      onDone={() => toast(t('objection.decided'))}
    >
      <RadioGroup
        label={t('objection.upheldQuestion')}
        options={[
          { value: 'dismissed', label: t('objection.dismissed') },
          { value: 'upheld', label: t('objection.upheld') },
        ]}
        value={verdict}
        onChange={setVerdict}
        isInline
        isRequired
        error={isTried && verdict === null ? t('objection.verdictError') : undefined}
      />
      <TextArea
        label={t('objection.decisionText')}
        value={text}
        onChange={setText}
        rows={3}
        isRequired
        error={isTried && text.trim() === '' ? t('objection.decisionError') : undefined}
      />
    </ActionCard>
  )
}
