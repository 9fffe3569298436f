import type { ElectoratePreview } from '@gongyi/shared/contracts'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { CheckboxGroup } from '../../../ui/checkbox.js'
import { Select } from '../../../ui/select.js'
import type { ScopeChoice, UnitUse } from './setting-state.js'

interface NarrowingProps<C extends ScopeChoice> {
  readonly value: C
  readonly onChange: (value: C) => void
  readonly choices: ElectoratePreview['choices']
}

const ALL = 'all'

/** Narrower than places alone: one grid of those living here, or some uses of what is owned. Only where there is a choice. */
export function ScopeNarrowing<C extends ScopeChoice>({
  value,
  onChange,
  choices: { grids, uses },
}: NarrowingProps<C>) {
  const { t } = useTranslation('electorate')
  return (
    <>
      {grids.length > 1 && (
        <Select<string>
          label={t('preview.grid')}
          options={[
            { value: ALL, label: t('preview.allGrids') },
            ...grids.map(({ id, name, households }) => ({
              value: id,
              label: t('preview.gridOption', { name, count: households }),
            })),
          ]}
          value={value.gridId ?? ALL}
          onChange={(grid) => onChange({ ...value, gridId: grid === ALL ? null : grid })}
        />
      )}
      {uses.length > 1 && (
        <CheckboxGroup<UnitUse>
          label={t('preview.uses')}
          description={t('preview.usesHint')}
          options={uses.map(({ use, count }) => ({
            value: use,
            label: t('preview.useOption', { use: t(`preview.use.${use}`), count }),
          }))}
          value={value.uses}
          onChange={(chosen) => onChange({ ...value, uses: chosen })}
        />
      )}
    </>
  )
}
