import type { TopicDetail } from '@gongyi/shared/contracts'
import { legalConclusion } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useSession } from '../../../lib/session/session.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'

/** The adviser's conclusion; written by the expert, or typed in by the community office from a signed opinion. */
export function LegalForm({ topic, tone }: { readonly topic: TopicDetail; readonly tone: 'primary' | 'secondary' }) {
  const { t } = useTranslation('deliberate')
  const session = useSession()
  const isExpert = openAction(topic, 'deliberate.legal-check')?.role === 'expert'
  const [conclusion, setConclusion] = useState<(typeof legalConclusion)[number] | null>(null)
  const [adviser, setAdviser] = useState(isExpert ? (session?.displayName ?? '') : '')
  const [text, setText] = useState('')
  const [isChecked, setChecked] = useState(false)
  const input = () => {
    setChecked(true)
    const isComplete = conclusion !== null && adviser.trim() !== '' && text.trim() !== ''
    return isComplete ? { conclusion, adviser, text } : null
  }
  return (
    <ActionCard
      topic={topic}
      action="deliberate.legal-check"
      title={t('legal.title')}
      description={t('legal.description')}
      submitLabel={t('legal.submit')}
      tone={tone}
      input={input}
      onDone={() => toast(t('legal.done'))}
    >
      <RadioGroup
        label={t('legal.conclusion')}
        options={legalConclusion.map((value) => ({ value, label: t(`legalConclusion.${value}`) }))}
        value={conclusion}
        onChange={setConclusion}
        isInline
        error={isChecked && conclusion === null && t('legal.choose')}
        isRequired
      />
      <TextField
        label={t('legal.adviser')}
        value={adviser}
        maxLength={200}
        onChange={setAdviser}
        error={isChecked && adviser.trim() === '' && t('fill')}
        isRequired
      />
      <TextArea
        label={t('legal.text')}
        value={text}
        rows={3}
        maxLength={5000}
        onChange={setText}
        error={isChecked && text.trim() === '' && t('fill')}
        isRequired
      />
    </ActionCard>
  )
}
