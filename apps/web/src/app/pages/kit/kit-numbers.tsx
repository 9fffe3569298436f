import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Bar } from '../../../ui/bar.js'
import { Section } from '../../../ui/card.js'
import { Stat } from '../../../ui/stat.js'

export function KitNumbers() {
  const { t } = useTranslation('kit')
  const format = useFormat()
  return (
    <Section title={t('groups.numbers')}>
      <div className="grid gap-gap sm:grid-cols-2 lg:grid-cols-3">
        <Stat
          label={t('numbers.participation')}
          of={{ numerator: 10, denominator: 11, unit: t('numbers.owners') }}
          definition={t('numbers.participationDef')}
        />
        <Stat label={t('numbers.area')} value={format.area(86150)} definition={t('numbers.areaDef')} />
        <Stat label={t('numbers.empty')} of={{ numerator: 0, denominator: 0 }} definition={t('numbers.emptyDef')} />
      </div>
      <Bar
        label={t('numbers.heads')}
        value={8}
        total={10}
        valueText={`${t('numbers.headsText', { for: 8, base: 10 })} · ${format.percent(8, 10) ?? ''}`}
        threshold={{ numerator: 1, denominator: 2, label: t('numbers.threshold') }}
        tone="success"
      />
      <Bar
        label={t('numbers.agreeArea')}
        value={50000}
        total={86150}
        valueText={`${format.area(50000)} / ${format.area(86150)} · ${format.percent(50000, 86150) ?? ''}`}
        threshold={{ numerator: 2, denominator: 3, label: t('numbers.twoThirds') }}
        tone="warning"
      />
    </Section>
  )
}
