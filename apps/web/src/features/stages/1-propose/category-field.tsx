import { CATEGORIES, CATEGORY_IDS, type CategoryId, category } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Select } from '../../../ui/select.js'
import { presetLabels } from './preset-labels.js'

export interface CategoryFieldProps {
  readonly value: CategoryId | null
  readonly onChange: (value: CategoryId) => void
  readonly error?: string
}

/** The guide: under the chosen category stands what belongs there, who decides such matters, and what to write down. */
export function CategoryField({ value, onChange, error }: CategoryFieldProps) {
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
      <div role="status">{value !== null && <Guide id={value} />}</div>
    </div>
  )
}

function Guide({ id }: { readonly id: CategoryId }) {
  const { t: words, language } = useTranslation('propose')
  const { t } = useTranslation('proposal')
  const { locked, legalRequired, partyFirst } = category(id)
  const lines = [
    t('guide.meaning', { example: words(`examples.${id}`) }),
    t('guide.decided', { presets: presetLabels(id, language, words('form.and')) }) +
      t(locked ? 'guide.locked' : 'guide.open'),
    ...(legalRequired ? [t('guide.legal')] : []),
    ...(partyFirst ? [t('guide.party')] : []),
    t('guide.add', { what: t(`add.${id}`) }),
  ]
  return (
    <ul aria-label={t('guide.title')} className="list-disc rounded-md bg-accent-soft py-2 ps-7 pe-3 text-sm text-ink">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
