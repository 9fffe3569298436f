import { lazy, Suspense } from 'react'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { CoSign } from './co-sign.js'
import { ProposalFacts } from './proposal-facts.js'
import { ScreeningSummary } from './screening-summary.js'

/** Only whoever has something to do here loads the forms for it. */
const ProposeDesk = lazy(() => import('./desk.js').then((m) => ({ default: m.ProposeDesk })))

/** Step 1: the proposal, who supports it, what screening came to, and the screening desk. */
export function ProposePanel({ topic }: PanelProps) {
  const hasWork = topic.actions.some(({ action }) => action.startsWith('propose.') && action !== 'propose.withdraw')
  return (
    <>
      <ProposalFacts topic={topic} />
      <CoSign topic={topic} />
      <ScreeningSummary topic={topic} />
      {hasWork && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <ProposeDesk topic={topic} />
        </Suspense>
      )}
    </>
  )
}
