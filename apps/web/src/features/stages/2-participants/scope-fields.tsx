import type { PlaceView, PropertyAreaView } from '@gongyi/shared/contracts'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { LinkButton } from '../../../ui/button.js'
import { CheckboxGroup } from '../../../ui/checkbox.js'
import { Empty } from '../../../ui/empty.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { Select } from '../../../ui/select.js'
import { TextArea } from '../../../ui/text-field.js'
import { type Motion, placesOf, type ScopeChoice, type ScopeKind, scopeKinds, unitTypeOf } from './setting-state.js'

export interface RosterChoice {
  readonly places: readonly PlaceView[]
  readonly areas: readonly PropertyAreaView[]
}

export interface ScopeFieldsProps<C extends ScopeChoice> extends RosterChoice {
  readonly communityId: string
  /** What is voted on: it decides what can be counted, and so where. */
  readonly motions: readonly Motion[]
  readonly value: C
  readonly onChange: (value: C) => void
  readonly label?: string
  readonly error?: string | undefined
}

/** In which part of the community it is decided; only what the voting rule can be counted in is offered. */
export function ScopeFields<C extends ScopeChoice>(props: ScopeFieldsProps<C>) {
  const { communityId, motions, value, onChange, places, areas, label, error } = props
  const { t } = useTranslation('participants')
  const kinds = scopeKinds(motions)
  const isOwners = unitTypeOf(motions) === 'OWNER'
  const offered = placesOf(value, motions, places)
  const problem = error === undefined ? {} : { error }
  const isNothing = value.kind !== 'list' && (isOwners ? areas.length === 0 : offered.length === 0)
  return (
    <>
      <RadioGroup<ScopeKind>
        label={label ?? t('scope.kind')}
        options={kinds.map((kind) => ({ value: kind, label: t(`scope.kinds.${kind}`) }))}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind })}
        {...problem}
      />
      {isNothing && (
        <Empty
          title={t('scope.noRoster')}
          action={<LinkButton to={`/communities/${communityId}/roster`}>{t('scope.toRoster')}</LinkButton>}
        >
          {t('scope.noRosterBody')}
        </Empty>
      )}
      {isOwners && areas.length > 0 && (
        <Select<string>
          label={t('scope.propertyArea')}
          options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.propertyAreaId}
          onChange={(propertyAreaId) => onChange({ ...value, propertyAreaId, buildings: [], stairwell: '' })}
        />
      )}
      {value.kind === 'building' && <Buildings value={value} motions={motions} onChange={onChange} places={offered} />}
      {value.kind === 'stairwell' && <Stairwell value={value} motions={motions} onChange={onChange} places={offered} />}
      {value.kind === 'list' && (
        <TextArea
          label={t('scope.names')}
          description={t('scope.namesHint')}
          value={value.names}
          onChange={(names) => onChange({ ...value, names })}
          rows={6}
          isRequired
        />
      )}
    </>
  )
}

interface PlaceFieldsProps<C extends ScopeChoice> {
  readonly value: C
  readonly motions: readonly Motion[]
  readonly onChange: (value: C) => void
  readonly places: readonly PlaceView[]
}

function useBuildingOptions(motions: readonly Motion[], places: readonly PlaceView[]) {
  const { t } = useTranslation('participants')
  const counts = Map.groupBy(places, ({ building }) => building)
  const key = unitTypeOf(motions) === 'OWNER' ? 'scope.buildingOptionUnits' : 'scope.buildingOption'
  return [...counts].map(([building, stairwells]) => ({
    value: building,
    label: t(key, { building, count: stairwells.reduce((sum, { count }) => sum + count, 0) }),
  }))
}

function Buildings<C extends ScopeChoice>({ value, motions, onChange, places }: PlaceFieldsProps<C>) {
  const { t } = useTranslation('participants')
  return (
    <CheckboxGroup<string>
      label={t('scope.buildings')}
      description={t('scope.buildingsHint')}
      options={useBuildingOptions(motions, places)}
      value={value.buildings}
      onChange={(buildings) => onChange({ ...value, buildings })}
      isRequired
    />
  )
}

function Stairwell<C extends ScopeChoice>({ value, motions, onChange, places }: PlaceFieldsProps<C>) {
  const { t } = useTranslation('participants')
  const options = useBuildingOptions(motions, places)
  const building = value.buildings[0] ?? null
  const stairwells = [...new Set(places.filter((place) => place.building === building).map((place) => place.stairwell))]
  return (
    <div className="grid items-end gap-gap sm:grid-cols-2">
      <Select<string>
        label={t('scope.building')}
        options={options}
        value={building}
        onChange={(next) => onChange({ ...value, buildings: [next], stairwell: '' })}
        isRequired
      />
      <Select<string>
        label={t('scope.stairwell')}
        options={stairwells.map((stairwell) => ({
          value: stairwell,
          label: t('scope.stairwellOption', { stairwell }),
        }))}
        value={value.stairwell === '' ? null : value.stairwell}
        onChange={(stairwell) => onChange({ ...value, stairwell })}
        isRequired
      />
    </div>
  )
}
