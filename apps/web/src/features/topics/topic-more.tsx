import type { TopicDetail } from '@gongyi/shared/contracts'
import type { ActionId } from '@gongyi/shared/domain'
import { lazy, Suspense } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { openAction } from '../../lib/topics/use-act.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Fold } from '../../ui/topic/fold.js'

/** Only those who may do it load the forms for it. */
const Resume = lazy(() => import('./side-cards.js').then((m) => ({ default: m.Resume })))
const Suspend = lazy(() => import('./side-cards.js').then((m) => ({ default: m.Suspend })))
const Terminate = lazy(() => import('./side-cards.js').then((m) => ({ default: m.Terminate })))
const AgreeEnd = lazy(() => import('./side-cards.js').then((m) => ({ default: m.AgreeEnd })))
const Withdraw = lazy(() => import('./side-cards.js').then((m) => ({ default: m.Withdraw })))

const side = [
  'topic.suspend',
  'topic.agree-end',
  'topic.terminate',
  'propose.withdraw',
] as const satisfies readonly ActionId[]

/** What is rarely done stays folded; resuming does not: a topic at rest waits for it. */
export function TopicMore({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('topics')
  const open = side.filter((action) => openAction(topic, action) !== undefined)
  const isOnlyWithdrawal = open.every((action) => action === 'propose.withdraw')
  const mayResume = openAction(topic, 'topic.resume') !== undefined
  if (open.length === 0 && !mayResume) return null
  return (
    <Suspense fallback={<Skeleton />}>
      {mayResume && <Resume topic={topic} />}
      {open.length > 0 && (
        <Fold
          title={t(isOnlyWithdrawal ? 'more.withdraw.title' : 'more.title')}
          description={t(isOnlyWithdrawal ? 'more.withdraw.body' : 'more.description')}
        >
          <Suspend topic={topic} />
          <AgreeEnd topic={topic} />
          <Terminate topic={topic} />
          <Withdraw topic={topic} />
        </Fold>
      )}
    </Suspense>
  )
}
