import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useRuleWords } from '../../../lib/topics/rule-words.js'
import { LegalBasis } from './legal-basis.js'
import type { Motion } from './vote-state.js'

interface RuleWordsProps {
  readonly motion: Motion
  readonly electorate: { readonly heads: number; readonly areaCenti: string }
}

/** The voting rule as one would say it at the door, with the numbers of this electorate worked out. */
export function RuleWords({ motion, electorate }: RuleWordsProps) {
  const { t } = useTranslation('vote')
  const rule = useRuleWords()
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">
        {t('ruleTitle')} <span className="text-sm font-normal text-muted">{rule.name(motion.presetId)}</span>
      </p>
      <ul className="list-disc ps-5 text-sm">
        {rule.sentences(motion.presetId, electorate).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <LegalBasis motion={motion} />
    </div>
  )
}
