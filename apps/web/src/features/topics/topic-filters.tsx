import { STAGES, STATUSES, type Stage, type Status } from '@gongyi/shared/domain'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import type { TopicFilter } from '../../lib/topics/queries.js'
import { Button } from '../../ui/button.js'
import { Checkbox } from '../../ui/checkbox.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import { useStepWords } from './status.js'

export interface TopicFiltersProps {
  readonly filter: TopicFilter
  readonly onChange: (filter: TopicFilter) => void
  readonly communities: readonly { readonly id: string; readonly name: string }[]
}

const any = 'any'
type Chosen<T extends string> = T | typeof any

export function TopicFilters({ filter, onChange, communities }: TopicFiltersProps) {
  const { t } = useTranslation('topics')
  const [text, setText] = useState(filter.query ?? '')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const chosen = Object.keys(filter).filter((field) => field !== 'query').length
  const search = (event: FormEvent) => {
    event.preventDefault()
    onChange(withField(filter, 'query', text.trim() || undefined))
  }
  const clear = () => {
    setText('')
    onChange({})
  }
  return (
    <search aria-label={t('list.filters')} data-print="hide">
      <form onSubmit={search} className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-72 items-end gap-2">
          <TextField
            className="min-w-0 flex-1"
            label={t('list.search')}
            type="search"
            value={text}
            onChange={setText}
          />
          <Button type="submit" icon="search">
            {t('list.searchButton')}
          </Button>
        </div>
        <Button
          className="sm:hidden"
          tone="quiet"
          icon="filter"
          aria-expanded={isOpen}
          aria-controls={id}
          onPress={() => setOpen(!isOpen)}
        >
          {chosen === 0 ? t('list.filters') : t('list.filtersOn', { count: chosen })}
        </Button>
        <div id={id} className={`${isOpen ? 'flex' : 'hidden'} w-full flex-wrap items-end gap-x-4 gap-y-3 sm:contents`}>
          {communities.length > 1 && (
            <Select<string>
              className="basis-44"
              label={t('list.community')}
              options={[
                { value: any, label: t('list.any') },
                ...communities.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={filter.communityId ?? any}
              onChange={(value) => onChange(withField(filter, 'communityId', value === any ? undefined : value))}
            />
          )}
          <StageAndStatus filter={filter} onChange={onChange} />
          <div className="flex flex-wrap items-center gap-x-4">
            <Checkbox
              isSelected={filter.mine === true}
              onChange={(mine) => onChange(withField(filter, 'mine', mine || undefined))}
            >
              {t('list.mine')}
            </Checkbox>
            {Object.keys(filter).length > 0 && (
              <Button tone="quiet" onPress={clear}>
                {t('list.clear')}
              </Button>
            )}
          </div>
        </div>
      </form>
    </search>
  )
}

function StageAndStatus({ filter, onChange }: Pick<TopicFiltersProps, 'filter' | 'onChange'>) {
  const { t } = useTranslation('topics')
  const step = useStepWords()
  const stage = STAGES.find((known) => known === filter.stage) ?? any
  const status = STATUSES.find((known) => known === filter.status) ?? any
  return (
    <>
      <Select<Chosen<Stage>>
        className="min-w-0 flex-1 basis-40 sm:flex-none"
        label={t('list.stage')}
        options={[{ value: any, label: t('list.any') }, ...STAGES.map((value) => ({ value, label: step(value) }))]}
        value={stage}
        onChange={(value) => onChange(withField(filter, 'stage', value === any ? undefined : value))}
      />
      <Select<Chosen<Status>>
        className="min-w-0 flex-1 basis-36 sm:flex-none"
        label={t('list.status')}
        options={[
          { value: any, label: t('list.any') },
          ...STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        ]}
        value={status}
        onChange={(value) => onChange(withField(filter, 'status', value === any ? undefined : value))}
      />
    </>
  )
}

function withField<K extends keyof TopicFilter>(
  filter: TopicFilter,
  field: K,
  value: TopicFilter[K] | undefined,
): TopicFilter {
  const rest = Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field))
  return value === undefined ? rest : { ...rest, [field]: value }
}
