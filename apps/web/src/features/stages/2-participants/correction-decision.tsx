import { type FormEvent, useState } from 'react'
import { nothing } from '../../../lib/api/shape.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'

interface CorrectionDecisionProps extends PanelProps {
  readonly correctionId: string
  readonly number: number
}

/** The answer to one request: what was found, and whether the roster was changed for it. */
export function CorrectionDecision({ topic, correctionId, number }: CorrectionDecisionProps) {
  const { t } = useTranslation('participants')
  const decide = useContribute(topic, `corrections/${correctionId}/decision`, nothing)
  const { t: own } = useTranslation('electorate')
  const [decision, setDecision] = useState('')
  const [upheld, setUpheld] = useState<'yes' | 'no' | null>(null)
  const [isChecked, setChecked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (decision.trim() === '' || upheld === null || decide.isPending) return
    const input = { decision: decision.trim(), upheld: upheld === 'yes' }
    decide.mutate(input, { onSuccess: () => toast(t('corrections.decided')) })
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2" data-form="correction-decision">
      <TextArea
        label={t('corrections.decisionLabel', { number })}
        value={decision}
        onChange={setDecision}
        rows={2}
        isRequired
        {...(isChecked && decision.trim() === '' ? { error: t('set.needed') } : {})}
      />
      <RadioGroup<'yes' | 'no'>
        label={own('correction.upheld')}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: own(`correction.outcomes.${value}`) }))}
        value={upheld}
        onChange={setUpheld}
        isInline
        isRequired
        {...(isChecked && upheld === null ? { error: t('set.needed') } : {})}
      />
      {decide.error && <ErrorNote error={decide.error} />}
      <div>
        <Button type="submit" small isPending={decide.isPending}>
          {t('corrections.decide', { number })}
        </Button>
      </div>
    </form>
  )
}
