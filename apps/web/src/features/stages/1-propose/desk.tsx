import { useSession } from '../../../lib/session/session.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { RequestOpinionCard } from './answer-cards.js'
import { AcceptCard, ConsentCard, CountersignCard, LegalOpinionCard, SubmitCard } from './decision-cards.js'
import { RareCards } from './rare-cards.js'
import { ScreeningCard } from './screening-card.js'

/** The deeds of step 1 in the order of the work. */
export function ProposeDesk({ topic }: PanelProps) {
  const session = useSession()
  const signers = topic.records.propose.screening?.signers ?? []
  const hasSigned = session ? signers.includes(session.accountId) : true
  return (
    <>
      <SubmitCard topic={topic} />
      <ScreeningCard topic={topic} />
      <LegalOpinionCard topic={topic} />
      <RequestOpinionCard topic={topic} />
      <ConsentCard topic={topic} />
      <CountersignCard topic={topic} hasSigned={hasSigned} />
      <AcceptCard topic={topic} />
      <RareCards topic={topic} />
    </>
  )
}
