import type { TopicDetail } from '@gongyi/shared/contracts'
import { type DestinationId, screeningOutcomeOf } from '@gongyi/shared/domain'
import type { UnmetCondition } from '../../../lib/api/problem.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { TextArea } from '../../../ui/text-field.js'
import { useText } from './use-text.js'

export interface DecisionProps extends PanelProps {
  /** Conditions the page lists right above. */
  readonly told: readonly UnmetCondition[]
}

/** Going by what the screening found; the first is chosen beforehand. */
export function suggestedFor(topic: TopicDetail): readonly DestinationId[] {
  return screeningOutcomeOf(topic)?.destinations ?? []
}

/** Asked for where the matter goes elsewhere than the screening suggests. */
export function useDeviation(suggested: readonly DestinationId[], to: DestinationId | null) {
  const { t } = useTranslation('screening')
  const reason = useText()
  const isNeeded = to !== null && !suggested.includes(to)
  return {
    field: isNeeded && (
      <TextArea label={t('refer.deviation')} description={t('refer.deviationHint')} {...reason.field} rows={2} />
    ),
    /** Null while it is asked for and not given. */
    take: () => {
      if (!isNeeded) return {}
      const said = reason.take()
      return said === null ? null : { deviation: said }
    },
  }
}
