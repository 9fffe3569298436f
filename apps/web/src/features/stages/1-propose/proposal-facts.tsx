import { topicDetailSchema } from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
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
import { toast } from '../../../ui/toast.js'
import { isComplete, ProposalFields, type ProposalText } from './proposal-fields.js'

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
      {isEditing && mayEdit ? <EditForm topic={topic} onDone={() => setEditing(false)} /> : <Facts topic={topic} />}
    </Section>
  )
}

function Facts({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const format = useFormat()
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
        {
          term: t('facts.proposer'),
          detail: topic.proposerName ?? t(topic.disclosure === 'PUBLIC' ? 'facts.proposerHidden' : 'facts.notPublic'),
        },
        ...optional(t('facts.submitted'), submittedAt && format.dateTime(submittedAt)),
      ]}
    />
  )
}

function EditForm({ topic, onDone }: PanelProps & { readonly onDone: () => void }) {
  const { t } = useTranslation('propose')
  const client = useQueryClient()
  const [isChecked, setChecked] = useState(false)
  const [text, setText] = useState<ProposalText>({
    title: topic.title,
    description: topic.description,
    category: topic.category,
    desiredOutcome: topic.desiredOutcome ?? '',
    location: topic.location ?? '',
    affectedScope: topic.affectedScope ?? '',
    anonymous: topic.anonymous,
  })
  const save = useMutation({
    mutationFn: () => api.patch(topicDetailSchema, `/topics/${topic.id}`, { ...text, expectedVersion: topic.version }),
    onSuccess: async (next) => {
      client.setQueryData(['topic', topic.id], next)
      await client.invalidateQueries({ queryKey: ['topics'] })
      toast(t('form.saved'))
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (isComplete(text) && !save.isPending) save.mutate()
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-form="proposal-edit">
      <ProposalFields value={text} onChange={setText} isChecked={isChecked} />
      {save.error && <ErrorNote error={save.error} />}
      <div>
        <Button type="submit" isPending={save.isPending}>
          {t('form.save')}
        </Button>
      </div>
    </form>
  )
}
