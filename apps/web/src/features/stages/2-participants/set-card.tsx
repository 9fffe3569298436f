import { category } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { MotionFields } from './motion-fields.js'
import { MotionScope } from './motion-scope.js'
import { OfficerFields } from './officer-fields.js'
import { PartyFields, RecusalFields } from './party-fields.js'
import { PreviewCard, usePreview } from './preview-card.js'
import { rosterQueries } from './roster-queries.js'
import { type RosterChoice, ScopeFields } from './scope-fields.js'
import { ScopeNarrowing } from './scope-narrowing.js'
import { missing, toInput } from './setting-input.js'
import { beginSetting, presetsOf, withMotions } from './setting-state.js'

/** Who votes on what: a form prefilled from the screening; once set it folds away and may be set again until locked. */
export function SetCard({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  if (openAction(topic, 'participants.set') === undefined) return null
  if (topic.records.participants.set === undefined) return <WithRoster topic={topic} />
  return (
    <Fold title={t('set.change')}>
      <WithRoster key={topic.version} topic={topic} />
    </Fold>
  )
}

function WithRoster({ topic }: PanelProps) {
  const places = useQuery(rosterQueries.places(topic.communityId))
  const areas = useQuery(rosterQueries.propertyAreas(topic.communityId))
  const error = places.error ?? areas.error
  if (error) return <ErrorNote error={error} onRetry={() => [places.refetch(), areas.refetch()]} />
  if (places.data === undefined || areas.data === undefined) return <Skeleton lines={6} />
  return <SetForm topic={topic} places={places.data.items} areas={areas.data.items} />
}

function SetForm({ topic, places, areas }: PanelProps & RosterChoice) {
  const { t } = useTranslation('participants')
  const areaIds = areas.map(({ id }) => id)
  const [value, setValue] = useState(() =>
    beginSetting(topic, {
      motionText: topic.title,
      party: t('stakeholders.partyValue'),
      propertyAreaIds: areaIds,
      places,
    }),
  )
  const [isChecked, setChecked] = useState(false)
  const { t: own } = useTranslation('electorate')
  const preview = usePreview({ topic }, value)
  const isFirst = topic.records.participants.set === undefined
  const lacking = missing(value)
  return (
    <ActionCard
      topic={topic}
      action="participants.set"
      title={t('set.title')}
      description={t(isFirst ? 'set.body' : 'set.again')}
      submitLabel={t(isFirst ? 'set.submit' : 'set.resubmit')}
      tone={isFirst ? 'primary' : 'secondary'}
      input={() => {
        setChecked(true)
        return lacking.size === 0 ? toInput(value) : null
      }}
      onDone={() => toast(t('set.done'))}
    >
      <Group title={t('motions.title')}>
        <MotionFields
          motions={value.motions}
          presets={presetsOf(topic)}
          isLocked={category(topic.category).locked}
          onChange={(motions) => setValue(withMotions(value, motions, areaIds))}
          isChecked={isChecked}
          scopeOf={(index) => (
            <MotionScope
              communityId={topic.communityId}
              index={index}
              setting={value}
              onChange={(motions) => setValue({ ...value, motions })}
              places={places}
              areas={areas}
              preview={preview}
              isChecked={isChecked}
            />
          )}
        />
      </Group>
      <Group title={t('scope.title')}>
        <ScopeFields
          communityId={topic.communityId}
          motions={value.motions}
          value={value}
          onChange={setValue}
          places={places}
          areas={areas}
          error={isChecked && lacking.has('scope') ? t('set.needed') : undefined}
        />
        {preview.query.data && (
          <ScopeNarrowing value={value} onChange={setValue} choices={preview.query.data.choices} />
        )}
        <PreviewCard preview={preview} setting={value} />
      </Group>
      <Group title={t('stakeholders.title')} hint={t('stakeholders.hint')}>
        <PartyFields
          parties={value.parties}
          onChange={(parties) => setValue({ ...value, parties })}
          isChecked={isChecked}
        />
      </Group>
      <Group title={t('recusals.title')}>
        <RecusalFields
          recusals={value.recusals}
          isAsked={value.recusalsAsked}
          onChange={(recusals, recusalsAsked) => setValue({ ...value, recusals, recusalsAsked })}
          isChecked={isChecked}
        />
      </Group>
      <Group title={own('officers.title')} hint={own('officers.hint')}>
        <OfficerFields
          officers={value.officers}
          onChange={(officers) => setValue({ ...value, officers })}
          isChecked={isChecked}
        />
      </Group>
    </ActionCard>
  )
}

interface GroupProps {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

function Group({ title, hint, children }: GroupProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-gap border-t border-line pt-3">
      <legend className="float-start w-full font-semibold">{title}</legend>
      {hint !== undefined && <p className="text-sm text-muted">{hint}</p>}
      {children}
    </fieldset>
  )
}
