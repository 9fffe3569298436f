import { useTranslation } from '../../../lib/i18n/i18n.js'
import { electorateOf } from '../../../lib/topics/electorate-of.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { mayContribute } from '../../../lib/topics/use-act.js'
import { Empty } from '../../../ui/empty.js'
import { BallotBox } from './ballot-box.js'
import { VoteDesk } from './desk.js'
import { Objections } from './objections.js'
import { Receipts } from './receipts.js'
import { VoteResult } from './result.js'
import { RuleWords } from './rule-words.js'
import { Turnout } from './turnout.js'
import { isForOthers, motionText, openBallots, takesOnlineBallots, votePhase } from './vote-state.js'
import { WindowNote } from './window-note.js'

/** Step 6: the ballot first for whoever may cast one, then where the vote stands, then the desk's work. */
export function VotePanel({ topic }: PanelProps) {
  const { t } = useTranslation('vote')
  const phase = votePhase(topic)
  if (topic.stage !== 'vote' && phase === 'planned') return <Empty title={t('result.none')} />
  // Whoever comes to read how it ended reads that first
  const hasResult = phase === 'published' || phase === 'final'
  const isVoting = phase === 'open' || phase === 'ended'
  const hasBallot =
    phase === 'open' &&
    mayContribute(topic, 'vote.ballot') &&
    takesOnlineBallots(topic) &&
    openBallots(topic).length > 0
  return (
    <div className="flex flex-col gap-[calc(var(--gap)*1.25)]">
      {hasResult && <VoteResult topic={topic} />}
      <WindowNote topic={topic} />
      <BallotBox topic={topic} />
      {isVoting && <Receipts topic={topic} />}
      {!hasBallot && (phase === 'planned' || isVoting) && <Matters topic={topic} />}
      {(isVoting || phase === 'closed') && <Turnout topic={topic} />}
      {!hasResult && <VoteResult topic={topic} />}
      {!isVoting && <Receipts topic={topic} />}
      <Objections topic={topic} />
      <VoteDesk topic={topic} />
    </div>
  )
}

/** What is voted on and how it is decided, for those who are not holding a ballot. */
function Matters({ topic }: PanelProps) {
  const { t } = useTranslation('vote')
  return (
    <ul className="flex flex-col gap-gap">
      {topic.motions.map((motion) => (
        <li key={motion.id} className="flex flex-col gap-gap rounded-lg border border-line bg-surface p-pad">
          <p className="text-lg font-medium whitespace-pre-line">{motionText(topic, motion)}</p>
          {isForOthers(topic, motion.id) && <p className="text-muted">{t('cast.forOthers')}</p>}
          <RuleWords motion={motion} electorate={electorateOf(topic, motion.id)} />
        </li>
      ))}
    </ul>
  )
}
