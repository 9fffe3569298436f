import type { PollView, TopicDetail } from '@gongyi/shared/contracts'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Bar } from '../../../ui/bar.js'
import { Section } from '../../../ui/card.js'
import { useVoteWords } from './use-vote-words.js'
import { countsArea, type Motion, pollOf, presetOf, ratioOf } from './vote-state.js'

/** How many have voted, by heads and, where it counts, by area; never what. */
export function Turnout({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const polls = topic.motions.flatMap((motion) => {
    const poll = pollOf(topic, motion.id)
    return poll === undefined ? [] : [{ motion, poll }]
  })
  if (polls.length === 0) return null
  return (
    <Section title={t('turnout.title')} description={t('turnout.note')} level={3}>
      {polls.map(({ motion, poll }) => (
        <div key={poll.id} className="flex flex-col gap-3">
          {polls.length > 1 && <p className="font-medium">{t('turnout.motion', { no: motion.no })}</p>}
          <TurnoutBars motion={motion} poll={poll} />
        </div>
      ))}
    </Section>
  )
}

function TurnoutBars({ motion, poll }: { readonly motion: Motion; readonly poll: PollView }) {
  const { t } = useTranslation('vote')
  const format = useFormat()
  const words = useVoteWords(presetOf(motion))
  const quorum = (measure: 'HEADS' | 'AREA') => {
    const needed = ratioOf(motion)?.quorum.find((one) => one.measure === measure && one.base === 'ELIGIBLE')?.frac
    if (needed === undefined) return {}
    const label = t('result.threshold', { share: words.share(needed) })
    return { threshold: { numerator: needed.num, denominator: needed.den, label } }
  }
  const say = (part: bigint | number, whole: bigint | number, show: (n: bigint | number) => string) =>
    t('turnout.of', { part: show(part), whole: show(whole), percent: format.percent(part, whole) ?? '—' })
  return (
    <>
      <Bar
        label={t('turnout.heads')}
        value={poll.turnoutHeads}
        total={poll.eligibleHeads}
        valueText={say(poll.turnoutHeads, poll.eligibleHeads, format.count)}
        {...quorum('HEADS')}
      />
      {countsArea(motion) && (
        <Bar
          label={t('turnout.area')}
          value={BigInt(poll.turnoutAreaCenti)}
          total={BigInt(poll.eligibleAreaCenti)}
          valueText={say(BigInt(poll.turnoutAreaCenti), BigInt(poll.eligibleAreaCenti), format.area)}
          {...quorum('AREA')}
        />
      )}
    </>
  )
}
