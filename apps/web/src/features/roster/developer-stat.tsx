import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Stat } from '../../ui/stat.js'

export interface DeveloperStatProps {
  readonly developerName: string | null
  readonly developerHeads: number
  readonly developerAreaCenti: number
  /** The whole that the share is of, 0.01 m². */
  readonly areaCenti: number
}

/** The developer votes like any owner for what it has not sold; what it weighs must be plain to everybody. */
export function DeveloperStat({ developerName, developerHeads, developerAreaCenti, areaCenti }: DeveloperStatProps) {
  const { t } = useTranslation('communities')
  const format = useFormat()
  if (developerHeads === 0)
    return (
      <Stat label={t('areas.developer')} value={t('areas.developerNone')} definition={t('areas.developerNoneNote')} />
    )
  const share = format.percent(developerAreaCenti, areaCenti) ?? '0.0%'
  const note = t('areas.developerNote', { count: developerHeads, share })
  return (
    <Stat
      label={t('areas.developer')}
      value={format.area(developerAreaCenti)}
      definition={developerName === null ? note : `${developerName} · ${note}`}
    />
  )
}
