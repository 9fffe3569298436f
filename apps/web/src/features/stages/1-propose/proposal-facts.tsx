import { type ProposalView, SOURCE_CHANNELS, topicDetailSchema } from '@gongyi/shared/contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../lib/api/client.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { DefinitionList } from '../../../ui/definition-list.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { toast } from '../../../ui/toast.js'
import { ProposalFields } from './proposal-fields.js'
import { isComplete, type ProposalText, textOfTopic, wordsOf } from './proposal-text.js'
import { proposalQuery } from './queries.js'
import { TopicPhotos } from './topic-photos.js'

/** The proposal as written; while it is a draft or was returned, its proposer may change it here. */
export function ProposalFacts({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const [isEditing, setEditing] = useState(false)
  const mayEdit = topic.me.isProposer && openAction(topic, 'propose.submit') !== undefined
  return (
    <Section
      title={t('facts.title')}
      level={3}
      actions={
        mayEdit && (
          <Button small onPress={() => setEditing(!isEditing)} aria-expanded={isEditing}>
            {t(isEditing ? 'facts.stopEdit' : 'facts.edit')}
          </Button>
        )
      }
    >
      {isEditing && mayEdit ? (
        <Editing topic={topic} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Facts topic={topic} />
          <TopicPhotos topic={topic} isEditing={false} />
        </>
      )}
    </Section>
  )
}

function Facts({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const format = useFormat()
  const more = useMoreFacts(useQuery(proposalQuery(topic.id)).data)
  const submittedAt = topic.records.propose.submittedAt
  const optional = (term: string, detail: string | null | undefined) => (detail ? [{ term, detail }] : [])
  return (
    <DefinitionList
      items={[
        {
          term: t('facts.description'),
          detail: <span className="whitespace-pre-line">{topic.description || t('facts.notPublic')}</span>,
        },
        ...optional(t('facts.desiredOutcome'), topic.desiredOutcome),
        ...optional(t('facts.location'), topic.location),
        ...optional(t('facts.affectedScope'), topic.affectedScope),
        ...more,
        {
          term: t('facts.proposer'),
          detail: topic.proposerName ?? t(topic.disclosure === 'PUBLIC' ? 'facts.proposerHidden' : 'facts.notPublic'),
        },
        ...optional(t('facts.submitted'), submittedAt && format.dateTime(submittedAt)),
      ]}
    />
  )
}

/** Place, scope, money, urgency; for the desk also in whose name it was entered. */
function useMoreFacts(
  proposal: ProposalView | undefined,
): readonly { readonly term: string; readonly detail: string }[] {
  const { t } = useTranslation('proposal')
  const { t: words } = useTranslation('propose')
  const format = useFormat()
  if (proposal === undefined) return []
  const { building, propertyArea, affectedBuildings, affectedHouseholds, costFen, funding, urgency, behalf } = proposal
  const line = (term: string, ...details: readonly (string | null | false)[]) => {
    const detail = details.filter((one) => typeof one === 'string' && one !== '').join('；')
    return detail === '' ? [] : [{ term, detail }]
  }
  const source = SOURCE_CHANNELS.find((id) => id === proposal.sourceChannel)
  const channel = source === undefined || source === 'APP' ? null : words(`channels.${source}`)
  return [
    ...line(
      t('facts.place'),
      building !== null &&
        (propertyArea === null
          ? t('place.option', { building })
          : t('place.optionArea', { building, area: propertyArea })),
    ),
    ...line(
      t('facts.scope'),
      affectedBuildings.length > 0 && t('facts.buildings', { list: affectedBuildings.join('、') }),
      affectedHouseholds !== null && t('facts.households', { count: affectedHouseholds }),
    ),
    ...line(t('facts.cost'), costFen !== null && format.money(BigInt(costFen))),
    ...line(t('facts.funding'), funding),
    ...line(t('facts.urgency'), urgency !== 'NORMAL' && t(`scope.urgencies.${urgency}`)),
    ...line(t('facts.channel'), channel),
    ...line(
      t('facts.behalf'),
      behalf !== null &&
        t('facts.behalfLine', {
          name: behalf.personName,
          kind: t(`behalf.kinds.${behalf.consentKind}`),
          by: behalf.consentBy,
        }),
      behalf !== null && behalf.guardianName !== null && t('facts.guardianLine', { name: behalf.guardianName }),
    ),
  ]
}

/** What is saved already is in the fields before anybody types. */
function Editing({ topic, onDone }: PanelProps & { readonly onDone: () => void }) {
  const proposal = useQuery(proposalQuery(topic.id))
  if (proposal.isPending) return <Skeleton lines={6} />
  if (proposal.isError) return <ErrorNote error={proposal.error} onRetry={() => proposal.refetch()} />
  return <EditForm topic={topic} proposal={proposal.data} onDone={onDone} />
}

interface EditFormProps extends PanelProps {
  readonly proposal: ProposalView
  readonly onDone: () => void
}

function EditForm({ topic, proposal, onDone }: EditFormProps) {
  const { t } = useTranslation('propose')
  const client = useQueryClient()
  const [isChecked, setChecked] = useState(false)
  const [text, setText] = useState<ProposalText>(() => textOfTopic(topic, proposal))
  const save = useMutation({
    mutationFn: (body: object) => api.patch(topicDetailSchema, `/topics/${topic.id}`, body),
    onSuccess: async (next) => {
      client.setQueryData(['topic', topic.id], next)
      await Promise.all([
        client.invalidateQueries({ queryKey: proposalQuery(topic.id).queryKey }),
        client.invalidateQueries({ queryKey: ['topics'] }),
      ])
      toast(t('form.saved'))
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (isComplete(text) && !save.isPending) save.mutate({ ...wordsOf(text), expectedVersion: topic.version })
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-form="proposal-edit">
      <ProposalFields
        communityId={topic.communityId}
        value={text}
        onChange={setText}
        isChecked={isChecked}
        photos={<TopicPhotos topic={topic} isEditing />}
      />
      {save.error && <ErrorNote error={save.error} />}
      <div>
        <Button type="submit" isPending={save.isPending}>
          {t('form.save')}
        </Button>
      </div>
    </form>
  )
}
