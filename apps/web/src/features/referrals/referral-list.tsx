import { type ReferralList, referralListSchema } from '@gongyi/shared/contracts'
import { DESTINATIONS } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api/client.js'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { RadioGroup } from '../../ui/radio-group.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'

const STATES = ['open', 'overdue', 'all'] as const
type Row = ReferralList['items'][number]

/** Everything a community has sent out, what is due first on top. */
export function ReferralListOf({ communityId }: { readonly communityId: string }) {
  const { t, language } = useTranslation('screening')
  const format = useFormat()
  const [state, setState] = useState<(typeof STATES)[number]>('open')
  const list = useQuery({
    queryKey: ['topics', 'referrals', communityId, state],
    queryFn: ({ signal }) =>
      api.get(referralListSchema, `/communities/${communityId}/referrals`, { signal, query: { state, limit: 200 } }),
  })
  return (
    <>
      <RadioGroup
        label={t('desk.state')}
        isInline
        options={STATES.map((id) => ({ value: id, label: t(`desk.states.${id}`) }))}
        value={state}
        onChange={setState}
      />
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <Table<Row>
          label={t('desk.title')}
          rows={list.data.items}
          rowKey={({ id }) => id}
          empty={<Empty title={t('desk.none')}>{t('desk.noneBody')}</Empty>}
          columns={[
            {
              id: 'topic',
              header: t('desk.columns.topic'),
              isRowHeader: true,
              cell: ({ topicId, topicTitle, slipNo }) => (
                <span className="flex flex-col items-start">
                  <TextLink to={`/topics/${topicId}`}>{topicTitle}</TextLink>
                  <span className="text-xs text-muted tabular-nums">{slipNo}</span>
                </span>
              ),
            },
            {
              id: 'to',
              header: t('desk.columns.to'),
              cell: ({ destination, organisation }) =>
                t('referral.to', { destination: DESTINATIONS[destination][language], organisation }),
            },
            { id: 'state', header: t('desk.columns.state'), cell: (row) => t(`referral.states.${row.state}`) },
            {
              id: 'due',
              header: t('desk.columns.due'),
              cell: ({ dueOn, overdue }) =>
                dueOn === null ? (
                  '—'
                ) : (
                  <span className="flex flex-wrap items-center gap-2">
                    {format.date(dueOn)}
                    {overdue && <Badge tone="warning">{t('referral.overdue')}</Badge>}
                  </span>
                ),
            },
          ]}
        />
      )}
    </>
  )
}
