import { STANCES } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { Select } from '../../../ui/select.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import type { SpeechEntry } from './session-draft.js'
import type { SessionPartProps } from './session-people.js'

export function SessionConclusion({ entry, isChecked, onChange }: SessionPartProps) {
  const { t } = useTranslation('deliberate')
  return (
    <TextArea
      label={t('session.conclusion')}
      description={t('session.conclusionHint')}
      value={entry.conclusion}
      rows={3}
      onChange={(conclusion) => onChange({ conclusion })}
      error={isChecked && entry.conclusion.trim() === '' && t('fill')}
      isRequired
    />
  )
}

/** What was said. */
export function SessionSpeeches({ entry, onChange }: Omit<SessionPartProps, 'isChecked'>) {
  return <Speeches speeches={entry.speeches} onChange={(speeches) => onChange({ speeches })} />
}

/** Why a small matter's talk heard nobody; not asked once somebody has spoken. */
export function SessionSilence({ entry, onChange }: Omit<SessionPartProps, 'isChecked'>) {
  const { t } = useTranslation('deliberate')
  if (entry.speeches.some(({ summary }) => summary.trim() !== '')) return null
  return (
    <TextField
      label={t('session.silence')}
      value={entry.silence}
      maxLength={200}
      onChange={(silence) => onChange({ silence })}
    />
  )
}

/** What stays open, who signed. */
export function SessionWords({ entry, onChange }: Omit<SessionPartProps, 'isChecked'>) {
  const { t } = useTranslation('deliberate')
  return (
    <>
      <TextArea
        label={t('session.openPoints')}
        value={entry.openPoints}
        rows={2}
        onChange={(openPoints) => onChange({ openPoints })}
      />
      <TextArea
        label={t('session.signatures')}
        description={t('session.signaturesHint')}
        value={entry.participants}
        rows={2}
        onChange={(participants) => onChange({ participants })}
      />
    </>
  )
}

interface SpeechesProps {
  readonly speeches: readonly SpeechEntry[]
  readonly onChange: (speeches: readonly SpeechEntry[]) => void
}

function Speeches({ speeches, onChange }: SpeechesProps) {
  const { t } = useTranslation('deliberate')
  const change = (next: SpeechEntry) => onChange(speeches.map((one) => (one.key === next.key ? next : one)))
  const add = () => {
    const key = 1 + Math.max(-1, ...speeches.map((one) => one.key))
    onChange([...speeches, { key, stance: 'SUPPORT', summary: '' }])
  }
  return (
    <div className="flex flex-col gap-3">
      {speeches.map((speech, index) => (
        <fieldset key={speech.key} className="flex flex-col gap-3 rounded-md border border-line p-3">
          <legend className="px-1 font-semibold">{t('session.speech', { no: index + 1 })}</legend>
          <Select
            label={t('session.stance')}
            options={STANCES.map((stance) => ({ value: stance, label: t(`stance.${stance}`) }))}
            value={speech.stance}
            onChange={(stance) => change({ ...speech, stance })}
            className="max-w-xs"
          />
          <TextArea
            label={t('session.summary')}
            value={speech.summary}
            rows={2}
            onChange={(summary) => change({ ...speech, summary })}
          />
          <div>
            <Button
              tone="quiet"
              icon="close"
              small
              onPress={() => onChange(speeches.filter(({ key }) => key !== speech.key))}
            >
              {t('session.removeSpeech', { no: index + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button icon="add" onPress={add}>
          {t('session.addSpeech')}
        </Button>
      </div>
    </div>
  )
}
