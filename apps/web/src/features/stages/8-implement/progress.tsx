import type { TopicDetail } from '@gongyi/shared/contracts'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Section } from '../../../ui/card.js'
import { Stat } from '../../../ui/stat.js'
import { budgetOf, countedTasks, rateOf, type Task, weighsDiffer } from './implement-state.js'

interface ProgressProps {
  readonly topic: TopicDetail
  readonly tasks: readonly Task[]
}

/** The whole in one look: how much is done, whether in time, for how much money. */
export function Progress({ topic, tasks }: ProgressProps) {
  const { t } = useTranslation('implement')
  const format = useFormat()
  const counted = countedTasks(tasks)
  if (counted.length === 0) return null
  const accepted = counted.filter(({ status }) => status === 'ACCEPTED').length
  const isWeighed = weighsDiffer(tasks)
  const how = isWeighed ? 'Weighed' : ''
  const execution = rateOf(topic, 'execution')
  const onTime = rateOf(topic, 'onTime')
  const spent = topic.records.implement.accounts?.spentFen
  const budget = budgetOf(tasks)
  return (
    <Section
      title={t('progress.title')}
      {...(isWeighed ? { description: t('progress.done', { accepted, total: counted.length }) } : {})}
      level={3}
    >
      <div className="grid gap-gap sm:grid-cols-2">
        {execution && (
          <Stat label={t('progress.execution')} of={execution} definition={t(`progress.executionDef${how}`)} />
        )}
        {onTime && onTime.denominator > 0n && (
          <Stat label={t('progress.onTime')} of={onTime} definition={t(`progress.onTimeDef${how}`)} />
        )}
      </div>
      {(budget > 0n || spent !== undefined) && (
        <p>
          {spent === undefined
            ? t('progress.moneyPlanned', { budget: format.money(budget) })
            : t('progress.money', { budget: format.money(budget), spent: format.money(BigInt(spent)) })}
        </p>
      )}
    </Section>
  )
}
