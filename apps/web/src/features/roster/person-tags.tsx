import { type PersonTagView, personTagsSchema } from '@gongyi/shared/contracts'
import { PERSON_TAG_IDS, PERSON_TAGS, type PersonTagId } from '@gongyi/shared/domain'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api/client.js'
import { nothing } from '../../lib/api/shape.js'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { DateField } from '../../ui/date-field.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Modal } from '../../ui/modal.js'
import { Select } from '../../ui/select.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table } from '../../ui/table.js'
import { TextField } from '../../ui/text-field.js'
import { toast } from '../../ui/toast.js'
import { rosterKey } from './queries.js'

export interface PersonTagsProps {
  readonly communityId: string
  readonly personId: string
  readonly mayEdit: boolean
}

function tagsQuery(communityId: string, personId: string) {
  return queryOptions({
    queryKey: [...rosterKey(communityId), 'person', personId, 'tags'],
    queryFn: ({ signal }) =>
      api.get(personTagsSchema, `/communities/${communityId}/persons/${personId}/tags`, { signal }),
  })
}

/** What somebody is besides living here, with what shows it and for how long. */
export function PersonTags({ communityId, personId, mayEdit }: PersonTagsProps) {
  const { t, language } = useTranslation('roster')
  const format = useFormat()
  const tags = useQuery(tagsQuery(communityId, personId))
  const [isGiving, setGiving] = useState(false)
  const [ending, setEnding] = useState<PersonTagView | null>(null)
  const days = (tag: PersonTagView) =>
    tag.validTo === null
      ? t('tags.since', { from: format.date(tag.validFrom) })
      : t('tags.span', { from: format.date(tag.validFrom), to: format.date(tag.validTo) })
  return (
    <Section
      title={t('tags.title')}
      description={t('tags.note')}
      actions={
        mayEdit && (
          <Button small icon="add" onPress={() => setGiving(true)}>
            {t('tags.give')}
          </Button>
        )
      }
    >
      {tags.isPending && <Skeleton lines={2} />}
      {tags.isError && <ErrorNote error={tags.error} onRetry={() => void tags.refetch()} />}
      {tags.data && (
        <Table
          label={t('tags.title')}
          rows={tags.data.items}
          rowKey={(tag) => tag.id}
          empty={<Empty title={t('tags.empty')} />}
          columns={[
            {
              id: 'tag',
              header: t('tags.tag'),
              isRowHeader: true,
              cell: (tag) => (
                <span className="flex flex-wrap items-center gap-2">
                  {PERSON_TAGS[tag.tag].label[language]}
                  {!tag.isValid && <Badge tone="ended">{t('tags.over')}</Badge>}
                </span>
              ),
            },
            { id: 'evidence', header: t('tags.evidence'), cell: (tag) => tag.evidence },
            { id: 'days', header: t('tags.days'), cell: days },
            { id: 'by', header: t('tags.by'), cell: (tag) => tag.byName },
          ]}
          {...(mayEdit
            ? {
                rowActions: (tag: PersonTagView) =>
                  tag.endedAt === null && (
                    <Button
                      small
                      aria-label={t('tags.endOf', { tag: PERSON_TAGS[tag.tag].label[language] })}
                      onPress={() => setEnding(tag)}
                    >
                      {t('tags.end')}
                    </Button>
                  ),
              }
            : {})}
        />
      )}
      {isGiving && <GiveTag {...{ communityId, personId }} onClose={() => setGiving(false)} />}
      {ending && <EndTag {...{ communityId, tag: ending }} onClose={() => setEnding(null)} />}
    </Section>
  )
}

interface GiveTagProps {
  readonly communityId: string
  readonly personId: string
  readonly onClose: () => void
}

function GiveTag({ communityId, personId, onClose }: GiveTagProps) {
  const { t, language } = useTranslation('roster')
  const client = useQueryClient()
  const [tag, setTag] = useState<PersonTagId | null>(null)
  const [evidence, setEvidence] = useState('')
  const [validFrom, setFrom] = useState<string | null>(null)
  const [validTo, setTo] = useState<string | null>(null)
  const give = useMutation({
    mutationFn: () =>
      api.post(nothing, `/communities/${communityId}/persons/${personId}/tags`, {
        ...{ tag, evidence: evidence.trim(), validFrom, validTo },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: rosterKey(communityId) })
      toast(t('tags.given'))
      onClose()
    },
  })
  return (
    <Modal
      title={t('tags.give')}
      isOpen
      onClose={onClose}
      isDismissable={!give.isPending}
      footer={
        <Button
          tone="primary"
          isPending={give.isPending}
          isDisabled={tag === null || evidence.trim().length < 2 || validFrom === null}
          onPress={() => give.mutate()}
        >
          {t('edit.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-gap">
        <Select
          label={t('tags.tag')}
          value={tag}
          onChange={setTag}
          options={PERSON_TAG_IDS.map((value) => ({ value, label: PERSON_TAGS[value].label[language] }))}
        />
        <TextField
          label={t('tags.evidence')}
          description={t('tags.evidenceNote')}
          value={evidence}
          onChange={setEvidence}
          maxLength={200}
          isRequired
        />
        <DateField label={t('tags.from')} value={validFrom} onChange={setFrom} isRequired />
        <DateField
          label={t('tags.to')}
          value={validTo}
          onChange={setTo}
          {...(validFrom === null ? {} : { min: validFrom })}
        />
        {give.error && <ErrorNote error={give.error} />}
      </div>
    </Modal>
  )
}

interface EndTagProps {
  readonly communityId: string
  readonly tag: PersonTagView
  readonly onClose: () => void
}

function EndTag({ communityId, tag, onClose }: EndTagProps) {
  const { t, language } = useTranslation('roster')
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => api.post(nothing, `/communities/${communityId}/tags/${tag.id}/end`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: rosterKey(communityId) })
      onClose()
    },
  })
  const name = PERSON_TAGS[tag.tag].label[language]
  return (
    <ConfirmDialog
      title={t('tags.endOf', { tag: name })}
      isOpen
      onClose={onClose}
      confirmLabel={t('tags.end')}
      onConfirm={() => end.mutate()}
      isPending={end.isPending}
      error={end.error}
    >
      <p>{t('tags.endBody')}</p>
    </ConfirmDialog>
  )
}
