import type { ReactNode } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { CategoryField } from './category-field.js'
import { ProposalPlace } from './proposal-place.js'
import { ProposalScope } from './proposal-scope.js'
import type { ProposalText } from './proposal-text.js'

export { presetLabels } from './preset-labels.js'

export interface ProposalFieldsProps {
  readonly communityId: string
  readonly value: ProposalText
  readonly onChange: (value: ProposalText) => void
  /** Errors are shown once sending has been tried. */
  readonly isChecked: boolean
  /** Under the title: what is like it already. */
  readonly similar?: ReactNode
  readonly photos?: ReactNode
}

const titleMax = 40

export function ProposalFields({ communityId, value, onChange, isChecked, similar, photos }: ProposalFieldsProps) {
  const { t } = useTranslation('propose')
  const put = (change: Partial<ProposalText>) => onChange({ ...value, ...change })
  const needed = (isMissing: boolean) => (isChecked && isMissing ? { error: t('form.needed') } : {})
  const part = { communityId, value, onChange: put }
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
      {similar}
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
      {photos}
      <ProposalPlace {...part} />
      <TextArea
        label={t('form.desiredOutcome')}
        description={t('form.optional')}
        value={value.desiredOutcome}
        onChange={(desiredOutcome) => put({ desiredOutcome })}
        maxLength={2000}
        rows={2}
      />
      <ProposalScope {...part} />
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
