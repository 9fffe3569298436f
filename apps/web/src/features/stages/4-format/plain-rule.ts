import type { TopicDetail } from '@gongyi/shared/contracts'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { electorateOf } from '../../../lib/topics/electorate-of.js'
import { useRuleWords } from '../../../lib/topics/rule-words.js'

/** The voting rule of every motion, one paragraph each, in plain words with this electorate's numbers. */
export function usePlainRule(topic: TopicDetail): readonly string[] {
  const { t, language } = useTranslation('format')
  const rule = useRuleWords()
  const gap = language === 'zh' ? '' : ' '
  return topic.motions.map(({ id, text, presetId }) =>
    [t('rule.motion', { text, name: rule.name(presetId) }), ...rule.sentences(presetId, electorateOf(topic, id))].join(
      gap,
    ),
  )
}
