import { lazy, Suspense } from 'react'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Corrections } from './corrections.js'
import { DrawsCard } from './draws-card.js'
import { ElectorateCard } from './electorate-card.js'
import { PublicisedNote, SignedNote } from './notes.js'
import { ParticipantsSummary } from './summary.js'

/** Only whoever has something to do here loads the forms for it. */
const ParticipantsDesk = lazy(() => import('./desk.js').then((m) => ({ default: m.ParticipantsDesk })))

const LateCorrections = lazy(() => import('./late-corrections.js').then((m) => ({ default: m.LateCorrections })))

/** Step 2: who is concerned, who votes and how it is counted; published, corrected, signed, locked. */
export function ParticipantsPanel({ topic }: PanelProps) {
  return (
    <>
      <PublicisedNote topic={topic} />
      <ParticipantsSummary topic={topic} />
      <ElectorateCard topic={topic} />
      <SignedNote topic={topic} />
      <Corrections topic={topic} />
      <DrawsCard topic={topic} />
      {topic.records.participants.locked !== undefined && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <LateCorrections topic={topic} />
        </Suspense>
      )}
      {topic.actions.some(({ action }) => action.startsWith('participants.')) && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <ParticipantsDesk topic={topic} />
        </Suspense>
      )}
    </>
  )
}
