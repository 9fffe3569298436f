import type { TopicDetail } from '@gongyi/shared/contracts'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Fold } from '../../../ui/topic/fold.js'
import { AnnulCards } from './annul-cards.js'
import { ConfirmCountCard } from './confirm-count-card.js'
import { CountCard } from './count-card.js'
import { FourTwoCard } from './four-two-card.js'
import { FailedCards, FinaliseCard, PublishCard } from './outcome-cards.js'
import { PaperDesk } from './paper-desk.js'
import { votePhase } from './vote-state.js'
import { AnnounceCard, CloseCard, ExtendCard, OpenCard } from './window-cards.js'

/** The work of step 6 in its order; what is not this person's or not yet does not show. */
export function VoteDesk({ topic }: { readonly topic: TopicDetail }) {
  switch (votePhase(topic)) {
    case 'planned':
      return <BeforeVote topic={topic} />
    case 'open':
    case 'ended':
      return <DuringVote topic={topic} />
    case 'closed':
      return (
        <>
          <CountCard topic={topic} />
          <AnnulCards topic={topic} />
        </>
      )
    case 'counted':
      return <AfterCount topic={topic} />
    case 'published':
      return (
        <>
          <FailedCards topic={topic} />
          <FinaliseCard topic={topic} />
          <AnnulCards topic={topic} />
        </>
      )
    case 'final':
      return null
  }
}

function BeforeVote({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const mustAnnounce = topic.round > 1 && !topic.records.vote.announced
  return (
    <>
      <FourTwoCard topic={topic} />
      {mustAnnounce && <AnnounceCard topic={topic} />}
      <OpenCard topic={topic} />
      {!mustAnnounce && openAction(topic, 'vote.announce') && (
        <Fold title={t('announce.titleAgain')}>
          <AnnounceCard topic={topic} />
        </Fold>
      )}
    </>
  )
}

function DuringVote({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  return (
    <>
      <PaperDesk topic={topic} />
      <CloseCard topic={topic} />
      {openAction(topic, 'vote.extend') && (
        <Fold title={t('extend.title')}>
          <ExtendCard topic={topic} />
        </Fold>
      )}
      <AnnulCards topic={topic} />
    </>
  )
}

function AfterCount({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  return (
    <>
      <ConfirmCountCard topic={topic} />
      <PublishCard topic={topic} />
      {openAction(topic, 'vote.count') && (
        <Fold title={t('count.again')}>
          <CountCard topic={topic} />
        </Fold>
      )}
      <AnnulCards topic={topic} />
    </>
  )
}
