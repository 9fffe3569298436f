import { CATEGORIES, CATEGORY_IDS, type CategoryId, category, VOTING_PRESETS } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { Select } from '../../../ui/select.js'
import { TextArea, TextField } from '../../../ui/text-field.js'

/** What a proposal says; the same fields when it is written and when it is changed. */
export interface ProposalText {
  readonly title: string
  readonly description: string
  readonly category: CategoryId | null
  readonly desiredOutcome: string
  readonly location: string
  readonly affectedScope: string
  readonly anonymous: boolean
}

export const emptyProposal: ProposalText = {
  title: '',
  description: '',
  category: null,
  desiredOutcome: '',
  location: '',
  affectedScope: '',
  anonymous: false,
}

export interface ProposalFieldsProps {
  readonly value: ProposalText
  readonly onChange: (value: ProposalText) => void
  /** Errors are shown once sending has been tried. */
  readonly isChecked: boolean
}

/** True when everything needed is there. */
export function isComplete({ title, description, category }: ProposalText): boolean {
  return title.trim() !== '' && description.trim() !== '' && category !== null
}

const titleMax = 40

export function ProposalFields({ value, onChange, isChecked }: ProposalFieldsProps) {
  const { t } = useTranslation('propose')
  const put = (change: Partial<ProposalText>) => onChange({ ...value, ...change })
  const needed = (isMissing: boolean) => (isChecked && isMissing ? { error: t('form.needed') } : {})
  return (
    <>
      <TextField
        label={t('form.title')}
        description={t('form.titleHint')}
        value={value.title}
        onChange={(title) => put({ title })}
        maxLength={titleMax}
        isCounted
        isRequired
        {...needed(value.title.trim() === '')}
      />
      <CategoryField
        value={value.category}
        onChange={(next) => put({ category: next })}
        {...needed(value.category === null)}
      />
      <TextArea
        label={t('form.description')}
        value={value.description}
        onChange={(description) => put({ description })}
        maxLength={5000}
        isRequired
        {...needed(value.description.trim() === '')}
      />
      <div className="grid items-end gap-gap md:grid-cols-2">
        <TextField
          label={t('form.location')}
          description={t('form.locationHint')}
          value={value.location}
          onChange={(location) => put({ location })}
          maxLength={200}
        />
        <TextField
          label={t('form.affectedScope')}
          description={t('form.affectedScopeHint')}
          value={value.affectedScope}
          onChange={(affectedScope) => put({ affectedScope })}
          maxLength={500}
        />
      </div>
      <TextArea
        label={t('form.desiredOutcome')}
        description={t('form.optional')}
        value={value.desiredOutcome}
        onChange={(desiredOutcome) => put({ desiredOutcome })}
        maxLength={2000}
        rows={2}
      />
      <Checkbox
        isSelected={value.anonymous}
        onChange={(anonymous) => put({ anonymous })}
        description={t('form.anonymousHint')}
      >
        {t('form.anonymous')}
      </Checkbox>
    </>
  )
}

interface CategoryFieldProps {
  readonly value: CategoryId | null
  readonly onChange: (value: CategoryId) => void
  readonly error?: string
}

/** The guide: under the chosen category stands what belongs there and how such matters are decided. */
function CategoryField({ value, onChange, error }: CategoryFieldProps) {
  const { t, language } = useTranslation('propose')
  return (
    <div className="flex flex-col gap-2">
      <Select<CategoryId>
        label={t('form.category')}
        description={t('form.categoryHint')}
        placeholder={t('form.choose')}
        options={CATEGORY_IDS.map((id) => ({ value: id, label: CATEGORIES[id].label[language] }))}
        value={value}
        onChange={onChange}
        isRequired
        {...(error === undefined ? {} : { error })}
      />
      {value !== null && (
        <p role="status" className="text-sm text-muted">
          {t('form.example', { example: t(`examples.${value}`) })}
          <br />
          {t('form.decidedBy', { presets: presetLabels(value, language, t('form.and')) })}
        </p>
      )}
    </div>
  )
}

/** The names of the rules such matters are decided by. */
export function presetLabels(id: CategoryId, language: 'zh' | 'en', separator: string): string {
  const allowed = category(id).presets
  return Object.values(VOTING_PRESETS)
    .filter((preset) => allowed.includes(preset.id))
    .map((preset) => preset.label[language])
    .join(separator)
}
