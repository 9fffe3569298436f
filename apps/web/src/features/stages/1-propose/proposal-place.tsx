import type { BuildingView, ProposalMore } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Select } from '../../../ui/select.js'
import { TextField } from '../../../ui/text-field.js'
import type { ProposalText } from './proposal-text.js'
import { buildingsQuery } from './queries.js'

export interface ProposalPlaceProps {
  readonly communityId: string
  readonly value: ProposalText
  readonly onChange: (change: Partial<ProposalText>) => void
}

const NOWHERE = '-'
const keyOf = ({ propertyAreaId, building }: Pick<ProposalMore, 'propertyAreaId' | 'building'>) =>
  building === null ? NOWHERE : `${propertyAreaId ?? ''}/${building}`

/** A building of the roster where there is one, and words for the rest. */
export function ProposalPlace({ communityId, value, onChange }: ProposalPlaceProps) {
  const { t } = useTranslation('proposal')
  const buildings = useQuery(buildingsQuery(communityId)).data?.items ?? []
  const choose = (key: string) => {
    const chosen = buildings.find((one) => keyOf(one) === key)
    const place = { propertyAreaId: chosen?.propertyAreaId ?? null, building: chosen?.building ?? null }
    onChange({ more: { ...value.more, ...place } })
  }
  return (
    <div className="grid gap-gap md:grid-cols-2">
      {buildings.length > 0 && (
        <Select<string>
          label={t('place.building')}
          description={t('place.buildingHint')}
          options={[{ value: NOWHERE, label: t('place.none') }, ...buildings.map((one) => optionOf(one, t))]}
          value={keyOf(value.more)}
          onChange={choose}
        />
      )}
      <TextField
        label={t('place.text')}
        description={t('place.textHint')}
        value={value.location}
        onChange={(location) => onChange({ location })}
        maxLength={200}
      />
    </div>
  )
}

function optionOf(one: BuildingView, t: ReturnType<typeof useTranslation<'proposal'>>['t']) {
  const { building, propertyArea } = one
  return {
    value: keyOf(one),
    label:
      propertyArea === null ? t('place.option', { building }) : t('place.optionArea', { building, area: propertyArea }),
  }
}
