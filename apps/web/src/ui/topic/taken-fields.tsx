import { TAKEN_CHANNELS, type TopicDetail } from '@gongyi/shared/contracts'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { RadioGroup } from '../radio-group.js'
import { TextField } from '../text-field.js'
import { UnitPicker } from './unit-picker.js'

/** Whose it may be: a voting unit, a name for somebody who is on no list, or whichever of the two fits. */
export type TakenFrom = 'unit' | 'name' | 'either'

export interface Taken {
  readonly isListed: boolean
  readonly unitId: string | null
  readonly name: string
  readonly channel: (typeof TAKEN_CHANNELS)[number] | null
  readonly consent: string
}

/** Nothing is chosen for anybody: where it was said and how they agreed are claims of whoever writes it down. */
export const untaken: Taken = { isListed: true, unitId: null, name: '', channel: null, consent: '' }

const byUnit = ({ isListed }: Taken, from: TakenFrom) => from === 'unit' || (from === 'either' && isListed)

/** What the server takes, or null while something is missing. */
export function takenInput(taken: Taken, from: TakenFrom) {
  const { unitId, channel } = taken
  const [name, consent] = [taken.name.trim(), taken.consent.trim()]
  if (channel === null || consent === '') return null
  if (byUnit(taken, from)) return unitId === null ? null : { channel, consent, votingUnitId: unitId }
  return name === '' ? null : { channel, consent, name }
}

interface TakenFieldsProps {
  readonly topic: TopicDetail
  readonly from: TakenFrom
  readonly value: Taken
  readonly onChange: (next: Taken) => void
  /** Gaps are named once somebody has tried to send. */
  readonly isChecked: boolean
}

/** Who said it, where, and how they agreed to it being written down. */
export function TakenFields({ topic, from, value, onChange, isChecked }: TakenFieldsProps) {
  const { t } = useTranslation('taken')
  const set = (change: Partial<Taken>) => onChange({ ...value, ...change })
  const gap = (isMissing: boolean, words: string) => (isChecked && isMissing ? words : undefined)
  return (
    <>
      {from === 'either' && (
        <RadioGroup
          label={t('whose')}
          options={[
            { value: 'unit', label: t('listed') },
            { value: 'name', label: t('unlisted') },
          ]}
          value={value.isListed ? 'unit' : 'name'}
          onChange={(next) => set({ isListed: next === 'unit' })}
          isInline
        />
      )}
      {byUnit(value, from) ? (
        <UnitPicker
          topic={topic}
          label={t('unit')}
          description={t('unitHint')}
          value={value.unitId}
          onChange={(unitId) => set({ unitId })}
          error={gap(value.unitId === null, t('unitError'))}
        />
      ) : (
        <TextField
          label={t('name')}
          description={t('nameHint')}
          value={value.name}
          onChange={(name) => set({ name })}
          maxLength={60}
          autoComplete="off"
          isRequired
          error={gap(value.name.trim() === '', t('nameError'))}
        />
      )}
      <RadioGroup
        label={t('channel')}
        options={TAKEN_CHANNELS.map((channel) => ({ value: channel, label: t(`channels.${channel}`) }))}
        value={value.channel}
        onChange={(channel) => set({ channel })}
        isInline
        isRequired
        error={gap(value.channel === null, t('channelError'))}
      />
      <TextField
        label={t('consent')}
        description={t('consentHint')}
        value={value.consent}
        onChange={(consent) => set({ consent })}
        maxLength={500}
        autoComplete="off"
        isRequired
        error={gap(value.consent.trim() === '', t('consentError'))}
      />
    </>
  )
}

/** How it came in, beside what somebody said: only those who see the whole record are told whose it is. */
export function TakenNote({ taken }: { readonly taken: { readonly channel: string; readonly of: string } | null }) {
  const { t } = useTranslation('taken')
  if (taken === null) return null
  return (
    <span className="text-sm text-muted">
      {t(taken.channel === 'COUNTER' ? 'note.COUNTER' : 'note.DOORSTEP', { of: taken.of })}
    </span>
  )
}
