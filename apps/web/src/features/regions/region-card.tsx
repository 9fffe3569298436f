import { REGION_CHILDREN, type RegionLevel, type RegionView } from '@gongyi/shared/contracts'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { Note } from '../../ui/note.js'
import { NewRegionForm } from './new-region-form.js'
import { useKindWords } from './use-kind-words.js'

interface RegionCardProps {
  readonly region: RegionView
  readonly onMade: (id: string) => void
}

/** One region: what it is, its accounts, and what may be added below it. */
export function RegionCard({ region, onMade }: RegionCardProps) {
  const { t } = useTranslation('regions')
  const kind = useKindWords()
  const below: readonly RegionLevel[] = REGION_CHILDREN[region.level]
  const cannotFile = region.level === 'TOWNSHIP' && region.filingPrefix === null
  return (
    <>
      <Section title={region.name}>
        <DefinitionList
          items={[
            { term: t('fields.level'), detail: t(`levels.${region.level}`) },
            ...(region.kind === null ? [] : [{ term: t('fields.kind'), detail: kind(region.kind) }]),
            { term: t('fields.code'), detail: region.code },
            { term: t('fields.shortName'), detail: region.shortName },
            ...(region.filingPrefix === null
              ? []
              : [{ term: t('fields.filingPrefix'), detail: t('numberLike', { prefix: region.filingPrefix }) }]),
          ]}
        />
        {cannotFile && <Note tone="warning">{t('cannotFile')}</Note>}
        {region.level === 'VILLAGE_COMMUNITY' && (
          <div>
            <LinkButton to={`/communities/${region.id}/accounts`} icon="person">
              {t('accounts')}
            </LinkButton>
          </div>
        )}
      </Section>
      {below.length > 0 && <NewRegionForm key={region.id} parent={region} levels={below} onMade={onMade} />}
    </>
  )
}
