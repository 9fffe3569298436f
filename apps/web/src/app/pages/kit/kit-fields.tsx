import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Section } from '../../../ui/card.js'
import { Checkbox, CheckboxGroup } from '../../../ui/checkbox.js'
import { DateField } from '../../../ui/date-field.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { Select } from '../../../ui/select.js'
import { Switch } from '../../../ui/switch.js'
import { TextArea, TextField } from '../../../ui/text-field.js'

type Category = 'env' | 'fund' | 'parking'
type Choice = 'for' | 'against' | 'abstain'
type Channel = 'paper' | 'phone' | 'visit'

export function KitFields() {
  const { t } = useTranslation('kit')
  const [title, setTitle] = useState('')
  const [body, setBody] = useState('')
  const [category, setCategory] = useState<Category | null>(null)
  const [choice, setChoice] = useState<Choice | null>('for')
  const [channels, setChannels] = useState<readonly Channel[]>(['paper'])
  const [isRead, setRead] = useState(false)
  const [isTold, setTold] = useState(true)
  const [due, setDue] = useState<string | null>('2026-11-30')
  return (
    <Section title={t('groups.fields')}>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        <TextField
          label={t('form.title')}
          description={t('form.titleHint')}
          error={title === '' ? t('form.titleError') : undefined}
          isRequired
          value={title}
          onChange={setTitle}
        />
        <Select
          label={t('form.category')}
          placeholder={t('form.choose')}
          value={category}
          onChange={setCategory}
          options={(['env', 'fund', 'parking'] as const).map((value) => ({
            value,
            label: t(`form.categories.${value}`),
          }))}
        />
        <TextArea label={t('form.body')} maxLength={200} value={body} onChange={setBody} />
        <div className="flex flex-col gap-5">
          <DateField label={t('form.due')} value={due} onChange={setDue} />
          <TextField label={t('form.person')} isDisabled value={t('records.accepted')} />
        </div>
        <RadioGroup
          label={t('form.ballot')}
          isLarge
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'for', label: t('form.for') },
            { value: 'against', label: t('form.against') },
            { value: 'abstain', label: t('form.abstain'), description: t('form.abstainHint') },
          ]}
        />
        <div className="flex flex-col gap-4">
          <CheckboxGroup
            label={t('form.channels')}
            value={channels}
            onChange={setChannels}
            options={[
              { value: 'paper', label: t('form.paper') },
              { value: 'phone', label: t('form.phone') },
              { value: 'visit', label: t('form.visit'), description: t('form.visitHint') },
            ]}
          />
          <Checkbox isSelected={isRead} onChange={setRead}>
            {t('form.agree')}
          </Checkbox>
          <Switch isSelected={isTold} onChange={setTold}>
            {t('form.notify')}
          </Switch>
        </div>
      </div>
    </Section>
  )
}
