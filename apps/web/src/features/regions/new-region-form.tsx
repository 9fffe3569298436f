import { REGION_CODE_DIGITS, type RegionLevel, type RegionView } from '@gongyi/shared/contracts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import { toast } from '../../ui/toast.js'
import { useCreateRegion } from './queries.js'
import { blankRegion, kindsOf, type RegionDraft, readRegion } from './region-draft.js'
import { useKindWords } from './use-kind-words.js'

interface NewRegionFormProps {
  readonly parent: RegionView
  /** What may lie directly below the parent. */
  readonly levels: readonly RegionLevel[]
  readonly onMade: (id: string) => void
}

/** A region below one that exists. Codes are the statistical ones: each level continues its parent's. */
export function NewRegionForm({ parent, levels, onMade }: NewRegionFormProps) {
  const { t } = useTranslation('regions')
  const create = useCreateRegion()
  const [draft, setDraft] = useState<RegionDraft | null>(null)
  const [isChecked, setChecked] = useState(false)
  const [first] = levels
  if (first === undefined) return null
  const value = draft ?? blankRegion(parent, levels.at(-1) ?? first)
  const read = readRegion(parent, value)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!('region' in read) || create.isPending) return
    create.mutate(read.region, {
      onSuccess: (made) => {
        toast(t('add.done', { name: made.name }))
        setDraft(null)
        setChecked(false)
        onMade(made.id)
      },
    })
  }
  return (
    <Section title={t('add.title', { parent: parent.shortName })} description={t('add.note')}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-gap">
        <Fields
          value={value}
          levels={levels}
          wrong={isChecked && 'wrong' in read ? read.wrong : new Set()}
          parentCode={parent.code}
          onChange={(change) => setDraft({ ...value, ...change })}
        />
        {create.error && <ErrorNote error={create.error} />}
        <div>
          <Button type="submit" tone="primary" icon="add" isPending={create.isPending}>
            {t('add.submit')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

interface FieldsProps {
  readonly value: RegionDraft
  readonly levels: readonly RegionLevel[]
  readonly wrong: ReadonlySet<string>
  readonly parentCode: string
  readonly onChange: (change: Partial<RegionDraft>) => void
}

function Fields({ value, levels, wrong, parentCode, onChange }: FieldsProps) {
  const { t } = useTranslation('regions')
  const kindWords = useKindWords()
  const kinds = kindsOf(value.level)
  const digits = REGION_CODE_DIGITS[value.level]
  const error = (field: keyof RegionDraft, said: string) => (wrong.has(field) ? said : undefined)
  return (
    <div className="grid gap-gap md:grid-cols-2">
      {levels.length > 1 && (
        <Select
          label={t('fields.level')}
          value={value.level}
          onChange={(level) => onChange({ level, kind: null })}
          options={levels.map((level) => ({ value: level, label: t(`levels.${level}`) }))}
        />
      )}
      <TextField
        label={t('fields.code')}
        description={t('add.codeNote', { digits, parent: parentCode })}
        isRequired
        inputMode="numeric"
        value={value.code}
        onChange={(code) => onChange({ code })}
        error={error('code', t('add.codeError', { digits, parent: parentCode }))}
      />
      <TextField
        label={t('fields.name')}
        description={t('add.nameNote')}
        isRequired
        maxLength={60}
        value={value.name}
        onChange={(name) => onChange({ name })}
        error={error('name', t('add.fill'))}
      />
      <TextField
        label={t('fields.shortName')}
        description={t('add.shortNameNote')}
        maxLength={60}
        value={value.shortName}
        onChange={(shortName) => onChange({ shortName })}
      />
      {kinds.length > 0 && (
        <Select
          label={t('fields.kind')}
          isRequired
          placeholder={t('add.choose')}
          value={value.kind}
          onChange={(kind) => onChange({ kind })}
          options={kinds.map((kind) => ({ value: kind, label: kindWords(kind) }))}
          error={error('kind', t('add.chooseError'))}
        />
      )}
      {value.level === 'TOWNSHIP' && (
        <TextField
          label={t('fields.filingPrefix')}
          description={t('add.prefixNote')}
          isRequired
          maxLength={20}
          value={value.filingPrefix}
          onChange={(filingPrefix) => onChange({ filingPrefix })}
          error={error('filingPrefix', t('add.prefixError'))}
        />
      )}
    </div>
  )
}
