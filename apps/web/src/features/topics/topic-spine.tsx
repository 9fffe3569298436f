import type { TopicDetail } from '@gongyi/shared/contracts'
import { isEnded, STAGES, type Stage, stageNumber } from '@gongyi/shared/domain'
import { useNavigate } from 'react-router'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { type StepState, Steps } from '../../ui/steps.js'

export interface TopicSpineProps {
  readonly topic: TopicDetail
  readonly selected: Stage
}

/** The eight steps of every topic page; each opens its own page, so that "back" works and a step can be sent. */
export function TopicSpine({ topic, selected }: TopicSpineProps) {
  const { t } = useTranslation('topics')
  const { t: common } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  return (
    <Steps
      key={selected}
      isAheadOpen
      selected={selected}
      onSelect={(stage) => navigate(`/topics/${topic.id}/${stage}`)}
      steps={STAGES.map((stage) => ({
        id: stage,
        label: common(`home.steps.${stage}`),
        state: stepState(topic, stage),
        ...(stage === topic.stage && !isEnded(topic)
          ? { note: t('page.since', { day: format.day(topic.stageSince) }) }
          : {}),
      }))}
    />
  )
}

/** A topic that ended early leaves the steps ahead of it not "to come" but not applicable. */
export function stepState(topic: Pick<TopicDetail, 'stage' | 'status'>, stage: Stage): StepState {
  const distance = stageNumber(stage) - stageNumber(topic.stage)
  const isFinished = topic.status === 'closed' || topic.status === 'archived'
  if (distance < 0 || isFinished) return 'done'
  if (distance === 0) return 'current'
  return isEnded(topic) ? 'skipped' : 'ahead'
}
