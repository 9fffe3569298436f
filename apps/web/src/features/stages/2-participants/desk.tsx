import type { PanelProps } from '../../../lib/topics/queries.js'
import { LockCard, PubliciseCard, RescreenCard, SignCard } from './closing-cards.js'
import { SetCard } from './set-card.js'

/** The deeds of step 2 in the order of the work. */
export function ParticipantsDesk({ topic }: PanelProps) {
  return (
    <>
      <SetCard topic={topic} />
      <PubliciseCard topic={topic} />
      <SignCard topic={topic} />
      <LockCard topic={topic} />
      <RescreenCard topic={topic} />
    </>
  )
}
