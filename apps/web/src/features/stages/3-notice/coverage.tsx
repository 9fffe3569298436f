import type { TopicDetail } from '@gongyi/shared/contracts'
import { template } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Section } from '../../../ui/card.js'
import { Note } from '../../../ui/note.js'
import { Stat } from '../../../ui/stat.js'

/** How far the notice has come, each number with what it is counted of. */
export function Coverage({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('notice')
  const { units, publicly, delivered, individuallyAttempted, aware, offlineMissing } = topic.delivery
  const pct = template(topic.template).limits.coveragePct
  const rate = (numerator: number) => ({ numerator, denominator: units, unit: t('coverage.unit') })
  return (
    <Section title={t('coverage.title')} level={3}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Stat
          label={t('coverage.delivered')}
          of={rate(delivered)}
          definition={t('coverage.deliveredDefinition', { pct })}
        />
        <Stat
          label={t('coverage.individual')}
          of={rate(individuallyAttempted)}
          definition={t('coverage.individualDefinition')}
        />
        <Stat label={t('coverage.public')} of={rate(publicly)} definition={t('coverage.publicDefinition')} />
        <Stat label={t('coverage.aware')} of={rate(aware)} definition={t('coverage.awareDefinition')} />
      </div>
      {offlineMissing > 0 ? (
        <Note tone="warning">{t('coverage.offline', { count: offlineMissing })}</Note>
      ) : (
        <p className="text-muted">{t('coverage.offlineDone')}</p>
      )}
    </Section>
  )
}
