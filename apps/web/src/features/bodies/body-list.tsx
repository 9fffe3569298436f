import { type BodyItem, bodySchema } from '@gongyi/shared/contracts'
import { BODY_KIND_IDS, BODY_KINDS, type BodyKind } from '@gongyi/shared/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../lib/api/client.js'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Button } from '../../ui/button.js'
import { DateField } from '../../ui/date-field.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Modal } from '../../ui/modal.js'
import { Select } from '../../ui/select.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table } from '../../ui/table.js'
import { TextField } from '../../ui/text-field.js'
import { TextLink } from '../../ui/text-link.js'
import { bodiesKey, bodiesQuery } from './queries.js'

export interface BodyListProps {
  readonly communityId: string
  readonly mayEdit: boolean
}

/** Councils, groups, committees and meetings of delegates. */
export function BodyList({ communityId, mayEdit }: BodyListProps) {
  const { t, language } = useTranslation('bodies')
  const format = useFormat()
  const bodies = useQuery(bodiesQuery(communityId))
  const [isCreating, setCreating] = useState(false)
  if (bodies.isPending) return <Skeleton lines={5} />
  if (bodies.isError) return <ErrorNote error={bodies.error} onRetry={() => void bodies.refetch()} />
  const create = mayEdit && (
    <Button icon="add" onPress={() => setCreating(true)}>
      {t('create')}
    </Button>
  )
  const term = (body: BodyItem) =>
    body.termTo === null
      ? t('since', { from: format.date(body.termFrom) })
      : t('span', { from: format.date(body.termFrom), to: format.date(body.termTo) })
  return (
    <>
      {bodies.data.length > 0 && create && <div>{create}</div>}
      <Table
        label={t('label')}
        rows={bodies.data}
        rowKey={(body) => body.id}
        empty={
          <Empty title={t('empty')} action={create}>
            {t('emptyBody')}
          </Empty>
        }
        columns={[
          {
            id: 'name',
            header: t('name'),
            isRowHeader: true,
            cell: (body) => (
              <TextLink to={`/communities/${communityId}/roster/bodies/${body.id}`}>{body.name}</TextLink>
            ),
          },
          { id: 'kind', header: t('kind'), cell: (body) => BODY_KINDS[body.kind][language] },
          { id: 'members', header: t('members'), align: 'end', cell: (body) => t('count', { count: body.members }) },
          { id: 'term', header: t('term'), cell: term },
          {
            id: 'warnings',
            header: t('check'),
            cell: (body) =>
              body.warnings.length === 0 ? (
                '—'
              ) : (
                <Badge tone="warning">{t('warningCount', { count: body.warnings.length })}</Badge>
              ),
          },
        ]}
      />
      {isCreating && <CreateBody communityId={communityId} onClose={() => setCreating(false)} />}
    </>
  )
}

function CreateBody({ communityId, onClose }: { readonly communityId: string; readonly onClose: () => void }) {
  const { t, language } = useTranslation('bodies')
  const client = useQueryClient()
  const navigate = useNavigate()
  const [kind, setKind] = useState<BodyKind | null>(null)
  const [name, setName] = useState('')
  const [termFrom, setFrom] = useState<string | null>(null)
  const [termTo, setTo] = useState<string | null>(null)
  const create = useMutation({
    mutationFn: () =>
      api.post(bodySchema, `/communities/${communityId}/bodies`, { kind, name: name.trim(), termFrom, termTo }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: bodiesKey(communityId) })
      void navigate(`/communities/${communityId}/roster/bodies/${id}`)
    },
  })
  const choose = (next: BodyKind) => {
    setKind(next)
    if (name.trim() === '') setName(BODY_KINDS[next][language])
  }
  return (
    <Modal
      title={t('create')}
      isOpen
      onClose={onClose}
      isDismissable={!create.isPending}
      footer={
        <Button
          tone="primary"
          isPending={create.isPending}
          isDisabled={kind === null || name.trim() === '' || termFrom === null}
          onPress={() => create.mutate()}
        >
          {t('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-gap">
        <Select
          label={t('kind')}
          value={kind}
          onChange={choose}
          options={BODY_KIND_IDS.map((value) => ({ value, label: BODY_KINDS[value][language] }))}
        />
        <TextField label={t('name')} value={name} onChange={setName} maxLength={60} isRequired />
        <DateField label={t('termFrom')} value={termFrom} onChange={setFrom} isRequired />
        <DateField
          label={t('termTo')}
          value={termTo}
          onChange={setTo}
          {...(termFrom === null ? {} : { min: termFrom })}
        />
        {create.error && <ErrorNote error={create.error} />}
      </div>
    </Modal>
  )
}
