import { URGENCIES, type Urgency } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { parseHundredths } from '../../../lib/format/parse.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { CheckboxGroup } from '../../../ui/checkbox.js'
import { Note } from '../../../ui/note.js'
import { NumberField } from '../../../ui/number-field.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { TextField } from '../../../ui/text-field.js'
import { Fold } from '../../../ui/topic/fold.js'
import type { ProposalPlaceProps } from './proposal-place.js'
import { buildingsQuery } from './queries.js'

/** Whom it affects, what it may cost, how urgent it is. None of it has to be known. */
export function ProposalScope({ communityId, value, onChange }: ProposalPlaceProps) {
  const { t } = useTranslation('proposal')
  const { t: words } = useTranslation('propose')
  const { more } = value
  const put = (change: Partial<typeof more>) => onChange({ more: { ...more, ...change } })
  return (
    <>
      <RadioGroup<Urgency>
        label={t('scope.urgency')}
        options={URGENCIES.map((id) => ({ value: id, label: t(`scope.urgencies.${id}`) }))}
        value={more.urgency}
        onChange={(urgency) => put({ urgency })}
      />
      {more.urgency === 'URGENT' && <Note tone="warning">{t('scope.urgentNote')}</Note>}
      <Fold title={t('scope.title')} description={t('scope.hint')}>
        <Buildings communityId={communityId} value={value} onChange={onChange} />
        <NumberField
          label={t('scope.households')}
          value={more.affectedHouseholds}
          onChange={(affectedHouseholds) => put({ affectedHouseholds })}
          min={1}
          max={100_000}
          unit={t('scope.unit')}
        />
        <TextField
          label={words('form.affectedScope')}
          description={words('form.affectedScopeHint')}
          value={value.affectedScope}
          onChange={(affectedScope) => onChange({ affectedScope })}
          maxLength={500}
        />
        <CostField value={more.costFen} onChange={(costFen) => put({ costFen })} />
        <TextField
          label={t('scope.funding')}
          description={t('scope.fundingHint')}
          value={more.funding ?? ''}
          onChange={(funding) => put({ funding: funding === '' ? null : funding })}
          maxLength={200}
        />
      </Fold>
    </>
  )
}

function Buildings({ communityId, value, onChange }: ProposalPlaceProps) {
  const { t } = useTranslation('proposal')
  const buildings = useQuery(buildingsQuery(communityId)).data?.items ?? []
  const names = [...new Set(buildings.map(({ building }) => building))]
  if (names.length === 0) return null
  const { more } = value
  const households = new Map(buildings.map(({ building, households }) => [building, households]))
  const count = more.affectedBuildings.reduce((sum, name) => sum + (households.get(name) ?? 0), 0)
  return (
    <CheckboxGroup<string>
      isInline
      label={t('scope.buildings')}
      {...(count > 0 ? { description: t('scope.estimate', { count }) } : {})}
      options={names.map((building) => ({ value: building, label: t('place.option', { building }) }))}
      value={more.affectedBuildings}
      onChange={(affectedBuildings) => onChange({ more: { ...more, affectedBuildings: [...affectedBuildings] } })}
    />
  )
}

interface CostFieldProps {
  readonly value: string | null
  readonly onChange: (fen: string | null) => void
}

/** Yuan as people write them; fen as the contract wants them. */
function CostField({ value, onChange }: CostFieldProps) {
  const { t } = useTranslation('proposal')
  const [text, setText] = useState(() => (value === null ? '' : yuanOf(value)))
  const isWrong = text.trim() !== '' && parseHundredths(text) === undefined
  return (
    <TextField
      label={t('scope.cost')}
      description={t('scope.costHint')}
      inputMode="decimal"
      value={text}
      onChange={(next) => {
        setText(next)
        onChange(parseHundredths(next)?.toString() ?? null)
      }}
      maxLength={13}
      {...(isWrong ? { error: t('scope.costWrong') } : {})}
    />
  )
}

function yuanOf(fen: string): string {
  const [whole, cents] = [BigInt(fen) / 100n, BigInt(fen) % 100n]
  return cents === 0n ? `${whole}` : `${whole}.${String(cents).padStart(2, '0')}`
}
