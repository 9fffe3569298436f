import type { PropertyAreaView } from '@gongyi/shared/contracts'
import type { ReactNode } from 'react'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Section } from '../../ui/card.js'
import { Stat } from '../../ui/stat.js'
import { DeveloperStat } from './developer-stat.js'

/** What an estate weighs in a vote of its owners; the developer's share stands beside the whole. */
export function AreaTotals({ area, tools }: { readonly area: PropertyAreaView; readonly tools?: ReactNode }) {
  const { t } = useTranslation('communities')
  const format = useFormat()
  return (
    <Section title={area.name} isPlain actions={tools}>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Stat label={t('areas.heads')} value={format.count(area.heads)} definition={t('areas.headsNote')} />
        <Stat label={t('areas.area')} value={format.area(area.areaCenti)} definition={t('areas.areaNote')} />
        <DeveloperStat {...area} />
        <Stat
          label={t('areas.notCounted')}
          value={format.count(area.unitsNotCounted)}
          definition={t('areas.notCountedNote', { units: format.count(area.units) })}
        />
      </div>
    </Section>
  )
}
