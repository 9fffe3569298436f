import type { TopicDetail } from '@gongyi/shared/contracts'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Note } from '../../../ui/note.js'
import { lastMinute, votePhase, windowOf } from './vote-state.js'

/** Where the vote stands and by when, in one look. */
export function WindowNote({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const phase = votePhase(topic)
  const { fromRound, extended } = topic.records.vote
  return (
    <Note title={t(`window.${phase === 'ended' ? 'closed' : phase}`)} tone={phase === 'final' ? 'success' : 'info'}>
      <PhaseWords topic={topic} />
      {extended && <p>{t('window.extended', { reason: extended.reason })}</p>}
      {topic.round > 1 && <p>{t('window.round', { round: topic.round })}</p>}
      {fromRound && <p className="text-sm text-muted">{t('window.roundReason', { reason: fromRound.reason })}</p>}
    </Note>
  )
}

function PhaseWords({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const format = useFormat()
  const until = lastMinute(topic)
  const { published } = topic.records.vote
  switch (votePhase(topic)) {
    case 'planned': {
      const planned = windowOf(topic)
      if (!planned) return <p>{t('window.unplanned')}</p>
      const { opensOn, closesOn, place } = planned
      return <p>{t('window.plannedBody', { opensOn: format.day(opensOn), closesOn: format.day(closesOn), place })}</p>
    }
    case 'open':
      if (until === undefined) return null
      return (
        <p>
          {t('window.openUntil', {
            closesAt: format.dateTime(until),
            relative: format.relativeDay(until, topic.now),
          })}
        </p>
      )
    case 'ended':
      return <p>{t('window.ended')}</p>
    case 'closed':
    case 'counted':
      return <p>{t('window.closedBody')}</p>
    case 'published':
      return <p>{t('window.publishedBody', { endsOn: format.date(published?.endsOn ?? topic.now) })}</p>
    case 'final':
      return null
  }
}
