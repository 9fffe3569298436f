import type { ElectoratePreview, ExplainedHeadView } from '@gongyi/shared/contracts'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Fold } from '../../../ui/topic/fold.js'

interface DetailsProps {
  readonly preview: ElectoratePreview
}

/** More flats of one head than this are counted, not listed. */
const MOST_UNITS = 8

/** Unit by unit why heads are counted together, what is not counted, and what is different from last time. */
export function PreviewDetails({ preview }: DetailsProps) {
  return (
    <>
      <Explained preview={preview} />
      <LeftOut preview={preview} />
      {preview.difference !== null && <Difference difference={preview.difference} />}
      <Buildings preview={preview} />
    </>
  )
}

function Explained({ preview: { explained, explainedTotal } }: DetailsProps) {
  const { t } = useTranslation('electorate')
  if (explained.length === 0) return null
  return (
    <Fold title={t('preview.explained', { count: explainedTotal })}>
      <ul className="flex flex-col gap-2">
        {explained.map((head) => (
          <Head key={head.units[0]?.label} head={head} />
        ))}
      </ul>
      {explained.length < explainedTotal && (
        <p className="text-sm text-muted">{t('preview.first', { count: explained.length })}</p>
      )}
    </Fold>
  )
}

function Head({ head: { reason, units, areaCenti, names } }: { readonly head: ExplainedHeadView }) {
  const { t } = useTranslation('electorate')
  const { t: common } = useTranslation('participants')
  const format = useFormat()
  const shown = units.slice(0, MOST_UNITS).map(({ label }) => label)
  const rest = units.length - shown.length
  const words = {
    units: [...shown, ...(rest > 0 ? [t('preview.more', { count: rest })] : [])].join(common('summary.and')),
    reason: t(`preview.reasons.${reason}`),
    area: format.area(BigInt(areaCenti)),
  }
  const said =
    names.length === 0
      ? t('preview.head', words)
      : t('preview.headNamed', { ...words, names: names.join(common('summary.and')) })
  return <li className="tabular-nums">{said}</li>
}

function LeftOut({ preview: { leftOut } }: DetailsProps) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  if (leftOut.length === 0) return null
  return (
    <Fold title={t('preview.leftOut')}>
      <ul className="flex flex-col gap-1">
        {leftOut.map(({ reason, count, areaCenti }) => (
          <li key={reason}>{t(`preview.leftOutReasons.${reason}`, { count, area: format.area(BigInt(areaCenti)) })}</li>
        ))}
      </ul>
    </Fold>
  )
}

interface DifferenceProps {
  readonly difference: NonNullable<ElectoratePreview['difference']>
}

/** Who came, who left and what changed against the last list of the same scope. */
export function Difference({ difference }: DifferenceProps) {
  const { t } = useTranslation('electorate')
  const { t: common } = useTranslation('participants')
  const format = useFormat()
  const { title, lockedAt, added, removed, changed } = difference
  const lines = (['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const labels = { added, removed, changed }[kind]
    return labels.length === 0 ? [] : [{ kind, labels }]
  })
  return (
    <Fold title={t('preview.difference')}>
      <p className="text-sm text-muted">{t('preview.differenceOf', { title, day: format.dateTime(lockedAt) })}</p>
      {lines.length === 0 && <p>{t('preview.differenceNone', { title })}</p>}
      {lines.map(({ kind, labels }) => (
        <p key={kind} className="tabular-nums">
          {t(`preview.${kind}`, { count: labels.length, list: labels.join(common('summary.and')) })}
        </p>
      ))}
    </Fold>
  )
}

function Buildings({ preview: { buildings } }: DetailsProps) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  if (buildings.length < 2) return null
  return (
    <Fold title={t('preview.buildings')}>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
        {buildings.map(({ building, heads }) => (
          <li key={building}>{t('preview.building', { building, heads: format.count(heads) })}</li>
        ))}
      </ul>
    </Fold>
  )
}
