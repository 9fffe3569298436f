import { FORMAT_IDS, format } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { DateField } from '../../../ui/date-field.js'
import { NumberField } from '../../../ui/number-field.js'
import { Select } from '../../../ui/select.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { ChairChange } from '../../../ui/topic/chair-change.js'
import { Fold } from '../../../ui/topic/fold.js'
import type { SessionEntry } from './session-draft.js'

export interface SessionPartProps {
  readonly entry: SessionEntry
  readonly isChecked: boolean
  readonly onChange: (change: Partial<SessionEntry>) => void
}

interface SessionPlaceProps extends SessionPartProps {
  readonly today: string
  /** Neither step 2 nor the plan named whoever chaired. */
  readonly isNewChair: boolean
}

/** What the plan already knows: folded away while nothing in it is missing. */
export function SessionPlace({ entry, today, isNewChair, isChecked, onChange }: SessionPlaceProps) {
  const { t } = useTranslation('deliberate')
  const missing = (text: string) => isChecked && text.trim() === '' && t('fill')
  const { from, to, place, organiser, chair, agenda, attendanceEvidence } = entry
  const hasGap =
    [from, to, place, organiser, chair, agenda, attendanceEvidence].some((text) => text.trim() === '') || isNewChair
  return (
    <Fold key={String(isChecked && hasGap)} title={t('session.more')} isOpen={hasGap}>
      <div className="grid items-end gap-gap sm:grid-cols-2">
        <DateField
          label={t('session.from')}
          value={from}
          max={today}
          onChange={(day) => onChange({ from: day ?? '', ...(day !== null && to < day ? { to: day } : {}) })}
          error={missing(from)}
          isRequired
        />
        <DateField
          label={t('session.to')}
          value={to}
          min={from}
          max={today}
          onChange={(day) => onChange({ to: day ?? '' })}
          error={missing(to)}
          isRequired
        />
        <TextField
          label={t('session.place')}
          value={place}
          maxLength={200}
          onChange={(text) => onChange({ place: text })}
          error={missing(place)}
          isRequired
        />
        <TextField
          label={t('session.organiser')}
          value={organiser}
          maxLength={200}
          onChange={(text) => onChange({ organiser: text })}
          error={missing(organiser)}
          isRequired
        />
        <TextField
          label={t('session.chair')}
          value={chair}
          maxLength={200}
          onChange={(text) => onChange({ chair: text })}
          error={missing(chair)}
          isRequired
        />
        {isNewChair && <ChairChange entry={entry} isChecked={isChecked} onChange={onChange} />}
        <TextField
          label={t('session.evidence')}
          value={attendanceEvidence}
          maxLength={200}
          onChange={(text) => onChange({ attendanceEvidence: text })}
          error={missing(attendanceEvidence)}
          isRequired
        />
      </div>
      <TextArea
        label={t('session.agenda')}
        value={agenda}
        rows={2}
        onChange={(text) => onChange({ agenda: text })}
        error={missing(agenda)}
        isRequired
      />
    </Fold>
  )
}

/** Who came and who wrote it down: what only the session itself can tell. */
export function SessionPeople({ entry, isChecked, onChange }: SessionPartProps) {
  const { t, language } = useTranslation('deliberate')
  const minuteTaker = entry.minuteTaker.trim()
  const isSame = minuteTaker !== '' && minuteTaker === entry.chair.trim()
  return (
    <div className="grid items-end gap-gap sm:grid-cols-2">
      <Select
        label={t('session.format')}
        options={FORMAT_IDS.map((id) => ({ value: id, label: format(id).label[language] }))}
        value={entry.format}
        onChange={(chosen) => onChange({ format: chosen, details: {} })}
      />
      <TextField
        label={t('session.minuteTaker')}
        description={t('session.minuteTakerHint')}
        value={entry.minuteTaker}
        maxLength={200}
        onChange={(name) => onChange({ minuteTaker: name })}
        error={isSame ? t('gaps.format.minute-taker-not-chair') : isChecked && minuteTaker === '' && t('fill')}
        isRequired
      />
      <NumberField
        label={t('session.attendance')}
        description={t('session.attendanceHint')}
        value={entry.attendance}
        onChange={(attendance) => onChange({ attendance })}
        min={0}
        unit={t('session.people')}
        error={isChecked && entry.attendance === null && t('fill')}
        isRequired
      />
    </div>
  )
}

/** How many units were asked and heard, and what was photographed. */
export function SessionUnits({ entry, onChange }: Omit<SessionPartProps, 'isChecked'>) {
  const { t } = useTranslation('deliberate')
  return (
    <div className="grid items-end gap-gap sm:grid-cols-2">
      <NumberField
        label={t('session.unitsReached')}
        description={t('session.unitsReachedHint')}
        value={entry.unitsReached}
        onChange={(unitsReached) => onChange({ unitsReached })}
        min={0}
        unit={t('session.units')}
      />
      <NumberField
        label={t('session.unitsInvited')}
        value={entry.unitsInvited}
        onChange={(unitsInvited) => onChange({ unitsInvited })}
        min={0}
        unit={t('session.units')}
      />
      <NumberField
        label={t('session.media')}
        value={entry.media}
        onChange={(media) => onChange({ media })}
        min={0}
        unit={t('session.copies')}
      />
    </div>
  )
}
