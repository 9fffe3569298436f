import type { ImportSummary } from '@gongyi/shared/contracts'
import { useFormat } from '../../lib/format/use-format.js'
import { useKnownWords, useTranslation } from '../../lib/i18n/i18n.js'
import { Section } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { Note } from '../../ui/note.js'
import { Stat } from '../../ui/stat.js'
import { DeveloperStat } from './developer-stat.js'

/** What the file adds up to, to be compared with the original before anybody confirms. */
export function ImportFigures({ summary }: { readonly summary: ImportSummary }) {
  const { t } = useTranslation('communities')
  return (
    <Section title={t('preview.figures')} description={t('preview.figuresNote')}>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {summary.households && <HouseholdFigures {...summary.households} />}
        {summary.owners && <OwnerFigures {...summary.owners} />}
      </div>
      <FooterChecks footers={summary.footers} />
    </Section>
  )
}

function HouseholdFigures({ total, persons, inactive }: NonNullable<ImportSummary['households']>) {
  const { t } = useTranslation('communities')
  const format = useFormat()
  return (
    <>
      <Stat label={t('preview.households')} value={format.count(total)} definition={t('preview.householdsNote')} />
      <Stat
        label={t('preview.persons')}
        value={format.count(persons)}
        definition={t('preview.personsNote', { inactive: format.count(inactive) })}
      />
    </>
  )
}

function OwnerFigures(owners: NonNullable<ImportSummary['owners']>) {
  const { t } = useTranslation('communities')
  const format = useFormat()
  return (
    <>
      <Stat label={t('preview.heads')} value={format.count(owners.heads)} definition={t('areas.headsNote')} />
      <Stat label={t('preview.area')} value={format.area(owners.areaCenti)} definition={t('areas.areaNote')} />
      <DeveloperStat {...owners} />
      <Stat
        label={t('preview.notCounted')}
        value={format.count(owners.unitsNotCounted)}
        definition={t('preview.notCountedNote', { units: format.count(owners.units) })}
      />
    </>
  )
}

const MOST_NAMED = 4

/** Every total that differs by itself; those that agree together, when there is one on every page. */
function FooterChecks({ footers }: Pick<ImportSummary, 'footers'>) {
  const { t } = useTranslation('communities')
  const say = useMeasure()
  const same = footers.filter(({ stated, counted }) => stated === counted)
  const shown = same.length > MOST_NAMED ? footers.filter(({ stated, counted }) => stated !== counted) : footers
  return (
    <>
      {shown.map((footer) => (
        <Note
          key={`${footer.row} ${footer.measure}`}
          tone={footer.stated === footer.counted ? 'success' : 'warning'}
          title={t('preview.footers')}
        >
          {t(footer.stated === footer.counted ? 'preview.footerSame' : 'preview.footerDiffers', {
            row: String(footer.row),
            stated: say(footer.measure, footer.stated),
            counted: say(footer.measure, footer.counted),
          })}
        </Note>
      ))}
      {same.length > MOST_NAMED && (
        <Note tone="success" title={t('preview.footers')}>
          {t('preview.footersSame', { count: same.length })}
        </Note>
      )}
    </>
  )
}

function useMeasure() {
  const { t } = useTranslation('communities')
  const format = useFormat()
  return (measure: ImportSummary['footers'][number]['measure'], count: number): string => {
    if (measure === 'area') return format.area(count)
    if (measure === 'persons') return t('preview.personCount', { count })
    if (measure === 'households') return t('preview.householdCount', { count })
    return t(measure === 'units' ? 'preview.unitCount' : 'preview.headCount', { count })
  }
}

/** Every kind of problem in the file with how often it occurs. */
export function FoundProblems({ problems }: Pick<ImportSummary, 'problems'>) {
  const { t } = useTranslation('communities')
  const say = useKnownWords('communities')
  const found = Object.entries(problems).toSorted(([, a], [, b]) => b - a)
  if (found.length === 0) return <Note tone="success">{t('preview.foundNone')}</Note>
  return (
    <DefinitionList
      items={found.map(([code, count]) => ({
        term: say(`problemKinds.${code}`) ?? code,
        detail: t('preview.foundCount', { count }),
      }))}
    />
  )
}
