import type { TopicDetail } from '@gongyi/shared/contracts'
import type { Count } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useVoteWords } from './use-vote-words.js'
import { countOf, countsArea, type Motion, motionText, presetOf } from './vote-state.js'

/** The resolution in draft: the text voted on, word for word, and how it came out (G6.5). */
export function useResolutionText(topic: TopicDetail): string {
  const { t } = useTranslation('vote')
  const first = topic.motions[0]
  // The motions of one topic are put to the same electorate; its unit is that of the first motion's rule
  const words = useVoteWords(first && presetOf(first))
  const sentence = (motion: Motion, count: Count) => {
    const say = (amount: Count['for']) => words.amount(amount, countsArea(motion))
    const figures = t('finalise.figures', {
      electorate: say(count.electorate),
      participating: say(count.participating),
      for: say(count.for),
      against: say(count.against),
      abstain: say(count.abstain),
    })
    const key = count.outcome === 'PASSED' ? 'passed' : count.outcome === 'QUORUM_FAILED' ? 'quorumFailed' : 'notPassed'
    return t(`finalise.${key}`, { text: motionText(topic, motion), figures })
  }
  const sentences = topic.motions.flatMap((motion) => {
    const count = countOf(topic, motion.id)
    return count === undefined ? [] : [sentence(motion, count)]
  })
  return [t('finalise.intro', { community: topic.communityName }), ...sentences].join('\n')
}
