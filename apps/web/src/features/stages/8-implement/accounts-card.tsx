import type { TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { parseHundredths } from '../../../lib/format/parse.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { budgetOf, type Task, yuan } from './implement-state.js'

interface AccountsCardProps {
  readonly topic: TopicDetail
  readonly tasks: readonly Task[]
}

/** Money spent is money told. Without a budget, or once told, the form is folded away. */
export function AccountsCard({ topic, tasks }: AccountsCardProps) {
  const { t } = useTranslation('implement')
  const published = topic.records.implement.accounts
  if (openAction(topic, 'implement.publish-accounts') === undefined || tasks.length === 0) return null
  if (budgetOf(tasks) > 0n && !published) return <AccountsForm topic={topic} tasks={tasks} />
  return (
    <Fold title={t(published ? 'accounts.again' : 'accounts.title')}>
      <AccountsForm topic={topic} tasks={tasks} />
    </Fold>
  )
}

function AccountsForm({ topic, tasks }: AccountsCardProps) {
  const { t } = useTranslation('implement')
  const format = useFormat()
  const published = topic.records.implement.accounts
  const budget = budgetOf(tasks)
  const [spent, setSpent] = useState(() => (published === undefined ? '' : yuan(published.spentFen)))
  const [text, setText] = useState(published?.text ?? '')
  const [isTried, setTried] = useState(false)
  const spentFen = parseHundredths(spent)
  return (
    <ActionCard
      topic={topic}
      action="implement.publish-accounts"
      title={t(published ? 'accounts.again' : 'accounts.title')}
      description={budget > 0n ? t('accounts.body', { budget: format.money(budget) }) : t('accounts.bodyNone')}
      submitLabel={t('accounts.submit')}
      tone="secondary"
      input={() => {
        setTried(true)
        return spentFen === undefined || text.trim() === '' ? null : { spentFen: spentFen.toString(), text }
      }}
      onDone={() => toast(t('accounts.done'))}
    >
      <TextField
        label={t('accounts.spent')}
        inputMode="decimal"
        value={spent}
        onChange={setSpent}
        isRequired
        error={isTried && spentFen === undefined ? t('accounts.spentError') : undefined}
      />
      <TextArea
        label={t('accounts.text')}
        description={t('accounts.textHint')}
        value={text}
        onChange={setText}
        rows={3}
        isRequired
        error={isTried && text.trim() === '' ? t('accounts.textError') : undefined}
      />
    </ActionCard>
  )
}
