import type { TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import type { Task } from './implement-state.js'
import { draftsFrom, emptyDraft, type TaskDraft, taskOf, wrongFields } from './task-draft.js'
import { TaskFields } from './task-fields.js'

interface AssignCardProps {
  readonly topic: TopicDetail
  readonly tasks: readonly Task[]
}

/** The resolution cut into tasks. Once there are some, giving out more is folded away. */
export function AssignCard({ topic, tasks }: AssignCardProps) {
  const { t } = useTranslation('implement')
  if (openAction(topic, 'implement.assign') === undefined) return null
  if (tasks.length === 0) return <AssignForm topic={topic} isFirst />
  return (
    <Fold title={t('assign.more')}>
      <AssignForm topic={topic} isFirst={false} />
    </Fold>
  )
}

function AssignForm({ topic, isFirst }: { readonly topic: TopicDetail; readonly isFirst: boolean }) {
  const { t } = useTranslation('implement')
  const standard = t('assign.standardDefault')
  const start = () => (isFirst ? draftsFrom(topic, standard) : [emptyDraft(topic, 0, standard)])
  const [drafts, setDrafts] = useState<readonly TaskDraft[]>(start)
  const [isTried, setTried] = useState(false)
  const change = (changed: TaskDraft) => setDrafts(drafts.map((draft) => (draft.key === changed.key ? changed : draft)))
  const add = () => setDrafts([...drafts, emptyDraft(topic, Math.max(...drafts.map(({ key }) => key)) + 1, standard)])
  return (
    <ActionCard
      topic={topic}
      action="implement.assign"
      title={t(isFirst ? 'assign.title' : 'assign.more')}
      description={t('assign.body')}
      submitLabel={t('assign.submit')}
      tone={isFirst ? 'primary' : 'secondary'}
      input={() => {
        setTried(true)
        return drafts.some((draft) => wrongFields(draft).length > 0) ? null : { tasks: drafts.map(taskOf) }
      }}
      onDone={() => {
        setTried(false)
        setDrafts(start())
        toast(t('assign.done'))
      }}
    >
      {drafts.map((draft, index) => (
        <TaskFields
          key={draft.key}
          no={index + 1}
          draft={draft}
          onChange={change}
          isTried={isTried}
          {...(drafts.length > 1 ? { onRemove: () => setDrafts(drafts.filter(({ key }) => key !== draft.key)) } : {})}
        />
      ))}
      <div>
        <Button icon="add" onPress={add} isDisabled={drafts.length >= 40}>
          {t('assign.add')}
        </Button>
      </div>
    </ActionCard>
  )
}
