import type { ActionId } from '@gongyi/shared/domain'
import { lazy, Suspense } from 'react'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { CoSign } from './co-sign.js'
import { ProposalFacts } from './proposal-facts.js'
import { ScreeningDue } from './screening-due.js'
import { ScreeningSummary } from './screening-summary.js'

/** The deeds of the screening desk; what follows the answer stands with the answer. */
const DESK_WORK = [
  'propose.submit',
  'propose.screen',
  'propose.legal-opinion',
  'propose.consent',
  'propose.countersign',
] as const satisfies readonly ActionId[]

/** Only whoever has something to do here loads the forms for it. */
const ProposeDesk = lazy(() => import('./desk.js').then((m) => ({ default: m.ProposeDesk })))

/** Nobody needs it for a draft. */
const Aftermath = lazy(() => import('./aftermath.js').then((m) => ({ default: m.Aftermath })))

/** Step 1: the proposal, who supports it, what screening came to, and the screening desk. */
export function ProposePanel({ topic }: PanelProps) {
  const hasWork = topic.actions.some(({ action }) => DESK_WORK.some((prefix) => prefix === action))
  return (
    <>
      <ProposalFacts topic={topic} />
      <CoSign topic={topic} />
      <ScreeningDue topic={topic} />
      <ScreeningSummary topic={topic} />
      {topic.status !== 'draft' && (
        <Suspense fallback={<Skeleton lines={4} />}>
          <Aftermath topic={topic} />
        </Suspense>
      )}
      {hasWork && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <ProposeDesk topic={topic} />
        </Suspense>
      )}
    </>
  )
}
