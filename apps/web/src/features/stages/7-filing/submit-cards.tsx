import type { TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useSession } from '../../../lib/session/session.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { hasBudget } from './filing-state.js'

export function CountersignCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('filing')
  const signed = topic.records.filing.supervisor
  const [hasRead, setRead] = useState(false)
  const [text, setText] = useState(signed?.opinion ?? '')
  const opinion = [hasRead ? t('countersign.default') : '', text.trim()].filter((part) => part !== '').join('\n')
  const [isTried, setTried] = useState(false)
  return (
    <ActionCard
      topic={topic}
      action="filing.countersign"
      title={t('countersign.title')}
      description={t('countersign.body')}
      submitLabel={t('countersign.submit')}
      tone={signed ? 'secondary' : 'primary'}
      input={() => {
        setTried(true)
        return opinion === '' ? null : { opinion }
      }}
      onDone={() => toast(t('countersign.done'))}
    >
      <Checkbox
        isSelected={hasRead}
        onChange={setRead}
        error={isTried && opinion === '' ? t('countersign.error') : undefined}
      >
        {t('countersign.default')}
      </Checkbox>
      <TextArea
        label={t('countersign.opinion')}
        description={t('countersign.opinionHint')}
        value={text}
        onChange={setText}
        rows={2}
      />
    </ActionCard>
  )
}

/** The covering letter and who answers for it; all filled in from what the steps recorded. */
export function SubmitCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('filing')
  const format = useFormat()
  const session = useSession()
  const last = topic.records.filing.submitted
  const draft = topic.records.deliberate.draft
  const generated = useLetter(topic)
  const [edited, setEdited] = useState<Partial<Record<'responsible' | 'letter' | 'source', string>>>({})
  const [isTried, setTried] = useState(false)
  const responsible = edited.responsible ?? last?.responsible ?? session?.displayName ?? ''
  const letter = edited.letter ?? last?.letter ?? generated
  const source = edited.source ?? last?.budgetSource ?? draft?.payer ?? ''
  const withMoney = hasBudget(topic)
  const required = (text: string) => (isTried && text.trim() === '' ? t('submit.required') : undefined)
  return (
    <ActionCard
      topic={topic}
      action="filing.submit"
      title={t('submit.title')}
      description={t('submit.body')}
      submitLabel={t('submit.submit')}
      input={() => {
        setTried(true)
        const isComplete = [responsible, letter, withMoney ? source : '-'].every((text) => text.trim() !== '')
        return isComplete ? { responsible, letter, ...(withMoney ? { budgetSource: source } : {}) } : null
      }}
      onDone={() => toast(t('submit.done'))}
    >
      <TextField
        label={t('submit.responsible')}
        value={responsible}
        onChange={(text) => setEdited({ ...edited, responsible: text })}
        autoComplete="off"
        isRequired
        error={required(responsible)}
      />
      {withMoney && (
        <TextField
          label={t('submit.budgetSource')}
          description={t('submit.budgetHint', { budget: format.money(BigInt(draft?.budgetFen ?? '0')) })}
          value={source}
          onChange={(text) => setEdited({ ...edited, source: text })}
          isRequired
          error={required(source)}
        />
      )}
      <TextArea
        label={t('submit.letter')}
        value={letter}
        onChange={(text) => setEdited({ ...edited, letter: text })}
        rows={6}
        isRequired
        error={required(letter)}
      />
    </ActionCard>
  )
}

function useLetter(topic: TopicDetail): string {
  const { t } = useTranslation('filing')
  const format = useFormat()
  const { count, published } = topic.records.vote
  const outcomes = topic.motions.flatMap((motion) => {
    const result = count?.results.find(({ motionId }) => motionId === motion.id)
    if (result === undefined) return []
    return [t('submit.outcome', { no: motion.no, outcome: t(`submit.outcomes.${result.count.outcome}`) })]
  })
  return t('submit.letterText', {
    community: topic.communityName,
    title: topic.title,
    caseNo: topic.caseNo,
    outcomes: outcomes.join('\n'),
    from: published ? format.date(published.on) : '',
    to: published ? format.date(published.endsOn) : '',
  })
}
