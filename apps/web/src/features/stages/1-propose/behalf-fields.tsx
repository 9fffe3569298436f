import {
  CONSENT_KINDS,
  type ConsentKind,
  DESK_CHANNELS,
  type DeskChannel,
  type DraftView,
  type Proposal,
} from '@gongyi/shared/contracts'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Section } from '../../../ui/card.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { Select } from '../../../ui/select.js'
import { PersonPicker } from '../../../ui/topic/person-picker.js'

const USUAL: Readonly<Record<DeskChannel, ConsentKind>> = {
  VISIT: 'SPOKEN_AT_DOOR',
  PAPER: 'SIGNED_PAPER',
  HOTLINE: 'SPOKEN_BY_PHONE',
  MEETING: 'SPOKEN_AT_MEETING',
}

export interface Behalf {
  readonly isOn: boolean
  readonly personId: string | null
  readonly isChild: boolean
  readonly guardianPersonId: string | null
  /** Whom the ids stand for, where the draft was opened again. */
  readonly names?: DraftView['behalfNames']
  readonly hasConsent: boolean
  readonly channel: DeskChannel
  readonly consentKind: ConsentKind
}

export const ownName: Behalf = {
  isOn: false,
  personId: null,
  isChild: false,
  guardianPersonId: null,
  hasConsent: false,
  channel: 'VISIT',
  consentKind: 'SPOKEN_AT_DOOR',
}

export function isBehalfReady({ isOn, personId, isChild, guardianPersonId, hasConsent }: Behalf): boolean {
  return !isOn || (personId !== null && hasConsent && (!isChild || guardianPersonId !== null))
}

/** What of it the draft keeps; that the resident agrees is asked again when it is sent. */
export function draftBehalf({ isOn, personId, isChild, guardianPersonId, channel, consentKind }: Behalf) {
  return isOn ? { personId, isChild, guardianPersonId, channel, consentKind } : null
}

export function behalfOfDraft(draft: DraftView | undefined): Behalf {
  const kept = draft?.data.behalf ?? null
  return kept === null ? ownName : { ...ownName, ...kept, isOn: true, names: draft?.behalfNames ?? null }
}

/** What of it goes along with the proposal. */
export function behalfOf(behalf: Behalf): Pick<Proposal, 'sourceChannel'> & Partial<Proposal> {
  const { isOn, personId, isChild, guardianPersonId, hasConsent, channel, consentKind } = behalf
  if (!isOn || personId === null) return { sourceChannel: 'APP' }
  const guardian = isChild && guardianPersonId !== null ? { guardianPersonId } : {}
  return { sourceChannel: channel, onBehalfOfPersonId: personId, consent: hasConsent, consentKind, ...guardian }
}

export interface BehalfFieldsProps {
  readonly communityId: string
  readonly value: Behalf
  readonly onChange: (value: Behalf) => void
  readonly isChecked: boolean
}

/** Entered by the desk for a resident: who, how it came, and how they agreed. */
export function BehalfFields({ communityId, value, onChange, isChecked }: BehalfFieldsProps) {
  const { t } = useTranslation('propose')
  const put = (change: Partial<Behalf>) => onChange({ ...value, ...change })
  return (
    <Section title={t('behalf.title')} description={t('behalf.description')}>
      <Checkbox isSelected={value.isOn} onChange={(isOn) => put({ isOn })}>
        {t('behalf.switch')}
      </Checkbox>
      {value.isOn && (
        <>
          <PersonPicker
            communityId={communityId}
            value={value.personId}
            onChange={(personId) => put({ personId })}
            chosenName={value.names?.person}
            error={isChecked && value.personId === null ? t('behalf.personNeeded') : undefined}
          />
          <Guardian communityId={communityId} value={value} onChange={onChange} isChecked={isChecked} />
          <Select<DeskChannel>
            label={t('behalf.channel')}
            options={DESK_CHANNELS.map((channel) => ({ value: channel, label: t(`channels.${channel}`) }))}
            value={value.channel}
            onChange={(channel) => put({ channel, consentKind: USUAL[channel] })}
          />
          <Consent communityId={communityId} value={value} onChange={onChange} isChecked={isChecked} />
        </>
      )}
    </Section>
  )
}

function Consent({ value, onChange, isChecked }: BehalfFieldsProps) {
  const { t: words } = useTranslation('propose')
  const { t } = useTranslation('proposal')
  return (
    <>
      <RadioGroup<ConsentKind>
        label={t('behalf.consentKind')}
        options={CONSENT_KINDS.map((kind) => ({ value: kind, label: t(`behalf.kinds.${kind}`) }))}
        value={value.consentKind}
        onChange={(consentKind) => onChange({ ...value, consentKind })}
      />
      <Checkbox
        isSelected={value.hasConsent}
        onChange={(hasConsent) => onChange({ ...value, hasConsent })}
        description={t('behalf.takenBy')}
        error={isChecked && !value.hasConsent ? words('behalf.consentNeeded') : undefined}
        isRequired
      >
        {words('behalf.consent')}
      </Checkbox>
    </>
  )
}

function Guardian({ communityId, value, onChange, isChecked }: BehalfFieldsProps) {
  const { t } = useTranslation('proposal')
  const { isChild, guardianPersonId } = value
  return (
    <>
      <Checkbox isSelected={isChild} onChange={(next) => onChange({ ...value, isChild: next })}>
        {t('behalf.guardianSwitch')}
      </Checkbox>
      {isChild && (
        <fieldset className="flex flex-col gap-gap rounded-md border border-line p-3">
          <legend className="px-1 font-medium">{t('behalf.guardian')}</legend>
          <p className="text-sm text-muted">{t('behalf.guardianLead')}</p>
          <PersonPicker
            communityId={communityId}
            value={guardianPersonId}
            onChange={(next) => onChange({ ...value, guardianPersonId: next })}
            chosenName={value.names?.guardian}
            error={isChecked && guardianPersonId === null ? t('behalf.guardianNeeded') : undefined}
          />
        </fieldset>
      )}
    </>
  )
}
