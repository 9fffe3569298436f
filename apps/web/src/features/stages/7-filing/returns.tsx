import { RETURN_REASONS } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Section } from '../../../ui/card.js'
import { Timeline } from '../../../ui/timeline.js'

/** Why it came back, each time. */
export function Returns({ topic }: PanelProps) {
  const { t } = useTranslation('filing')
  const { returns } = topic.records.filing
  if (returns.length === 0) return null
  return (
    <Section title={t('returns.title')} level={3}>
      <Timeline
        entries={returns.map(({ at, reason, note }) => ({
          id: at,
          at,
          title: t('returns.entry', { reason: t(`reasons.${reason}`), note }),
          children: <p className="text-muted">{t(`classes.${RETURN_REASONS[reason]}`)}</p>,
        }))}
      />
    </Section>
  )
}
