import {
  type Buildings,
  type DrawPlan,
  drawMadeSchema,
  poolPreviewSchema,
  type TopicDetail,
} from '@gongyi/shared/contracts'
import { civilDateOf } from '@gongyi/shared/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../lib/api/client.js'
import { useDraft } from '../../lib/draft/use-draft.js'
import { useLeaveWarning } from '../../lib/draft/use-leave-warning.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { topicQuery } from '../../lib/topics/queries.js'
import { Button } from '../../ui/button.js'
import { Card, Section } from '../../ui/card.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { toast } from '../../ui/toast.js'
import { BLANK_PLAN, planContract, readPlan } from './plan-draft.js'
import { PlanFields } from './plan-fields.js'
import { PoolNote } from './pool-note.js'
import { buildingsQuery } from './queries.js'

/** Planning a draw: who, how many, and which public number; a look at the groups before anything is written. */
export function NewDraw({ topicId }: { readonly topicId: string }) {
  const { t } = useTranslation('sortition')
  const topic = useQuery(topicQuery(topicId))
  return (
    <>
      <PageTitle
        title={t('plan.title')}
        eyebrow={<TextLink to={`/topics/${topicId}/participants`}>{t('plan.back')}</TextLink>}
      >
        {t('plan.lead')}
      </PageTitle>
      {topic.isPending && <Skeleton lines={8} />}
      {topic.isError && <ErrorNote error={topic.error} onRetry={() => void topic.refetch()} />}
      {topic.data && <PlanForm topic={topic.data} />}
    </>
  )
}

function PlanForm({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('sortition')
  const today = civilDateOf(topic.now)
  const draft = useDraft(topic.id, 'draw-plan', planContract, BLANK_PLAN)
  const [isChecked, setChecked] = useState(false)
  const known = useQuery(buildingsQuery(topic.communityId))
  const preview = usePreview(topic.id)
  const create = useCreate(topic.id, draft.forget)
  useLeaveWarning(draft.value !== BLANK_PLAN && !create.isSuccess)
  const scope = topic.records.participants.set?.scope
  const buildings = known.data && buildingsIn(scope, known.data.items)
  // Kept from before the scope was narrowed: nobody could untick a building that is not shown any more
  const chosen = draft.value.buildings.filter((building) => buildings?.includes(building) ?? true)
  const value = { ...draft.value, buildings: chosen }
  const read = readPlan(value, today)
  const attempt = (send: (plan: DrawPlan) => void) => {
    setChecked(true)
    if ('plan' in read) send(read.plan)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!create.isPending) attempt((plan) => create.mutate(plan))
  }
  return (
    <Card>
      <form noValidate onSubmit={submit} className="flex flex-col gap-gap">
        <PlanFields
          value={value}
          onChange={(change) => {
            draft.change({ ...value, ...change })
            preview.reset()
          }}
          wrong={isChecked && 'wrong' in read ? read.wrong : new Set()}
          today={today}
          buildings={buildings ?? []}
          scope={t(isWhole(scope) ? 'plan.scopeAll' : 'plan.scopeTopic')}
        />
        {preview.data && (
          <Section title={t('plan.previewTitle')} level={3}>
            <PoolNote pool={preview.data} />
          </Section>
        )}
        {preview.error && <ErrorNote error={preview.error} />}
        {create.error && <ErrorNote error={create.error} />}
        <div className="flex flex-wrap gap-3">
          <Button icon="search" isPending={preview.isPending} onPress={() => attempt((plan) => preview.mutate(plan))}>
            {t('plan.preview')}
          </Button>
          <Button type="submit" tone="primary" isPending={create.isPending}>
            {t('plan.submit')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

type Scope = NonNullable<TopicDetail['records']['participants']['set']>['scope'] | undefined

function isWhole(scope: Scope): boolean {
  return scope === undefined || (scope.gridId === undefined && (scope.kind === 'community' || scope.kind === 'list'))
}

/** Of the community's buildings those the topic concerns, as far as it names them. */
function buildingsIn(scope: Scope, all: Buildings['items']): readonly string[] {
  const isNamed = scope?.kind === 'building' || scope?.kind === 'stairwell'
  const inScope = all.filter(
    ({ building, propertyAreaId }) =>
      (!isNamed || scope.buildings?.includes(building)) &&
      (scope?.kind !== 'property-area' || propertyAreaId === scope.propertyAreaId),
  )
  return [...new Set(inScope.map(({ building }) => building))]
}

function usePreview(topicId: string) {
  return useMutation({
    mutationFn: (plan: DrawPlan) => api.post(poolPreviewSchema, `/topics/${topicId}/draws/preview`, plan),
  })
}

function useCreate(topicId: string, onMade: () => void) {
  const { t } = useTranslation('sortition')
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (plan: DrawPlan) => api.post(drawMadeSchema, `/topics/${topicId}/draws`, plan),
    onSuccess: async ({ id }) => {
      onMade()
      toast(t('plan.made'))
      await client.invalidateQueries({ queryKey: ['topic', topicId] })
      await navigate(`/topics/${topicId}/draws/${id}`, { replace: true })
    },
  })
}
