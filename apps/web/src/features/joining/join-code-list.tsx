import type { JoinCodeView } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge, type BadgeTone } from '../../ui/badge.js'
import { Button } from '../../ui/button.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'
import { toast } from '../../ui/toast.js'
import { joinCodesQuery, useCodeAct } from './queries.js'

const TONES = {
  open: 'waiting',
  claimed: 'active',
  joined: 'success',
  expired: 'ended',
  void: 'ended',
} as const satisfies Record<JoinCodeView['state'], BadgeTone>

/** Codes between the printer and the vote: the resident takes one, a colleague of the printer confirms it. */
export function JoinCodeList({ communityId }: { readonly communityId: string }) {
  const { t } = useTranslation('join')
  const codes = useInfiniteQuery(joinCodesQuery(communityId))
  const [confirming, setConfirming] = useState<JoinCodeView | null>(null)
  const revoke = useCodeAct(communityId, 'revoke', () => toast(t('list.revoked')))
  const columns = useCodeColumns(communityId)
  if (codes.isPending) return <Skeleton lines={5} />
  if (codes.isError) return <ErrorNote error={codes.error} onRetry={() => void codes.refetch()} />
  return (
    <>
      {revoke.error && <ErrorNote error={revoke.error} />}
      <Table
        label={t('list.label')}
        columns={columns}
        rows={codes.data.pages.flatMap((page) => page.items)}
        rowKey={(code) => code.id}
        empty={<Empty title={t('list.empty')}>{t('list.emptyBody')}</Empty>}
        rowActions={(code) => (
          <>
            {code.mayRelease && (
              <Button
                small
                tone="primary"
                icon="check"
                aria-label={t('list.release', { name: code.personName })}
                onPress={() => setConfirming(code)}
              >
                {t('list.releaseShort')}
              </Button>
            )}
            {code.mayRevoke && (
              <Button
                small
                isDisabled={revoke.isPending}
                aria-label={t('list.revoke', { name: code.personName })}
                onPress={() => revoke.mutate([code.id])}
              >
                {t('list.revokeShort')}
              </Button>
            )}
          </>
        )}
        more={{
          hasMore: codes.hasNextPage,
          isLoading: codes.isFetchingNextPage,
          onLoadMore: () => void codes.fetchNextPage(),
        }}
      />
      {confirming && <ReleaseDialog {...{ communityId, code: confirming }} onClose={() => setConfirming(null)} />}
    </>
  )
}

interface ReleaseDialogProps {
  readonly communityId: string
  readonly code: JoinCodeView
  readonly onClose: () => void
}

function ReleaseDialog({ communityId, code, onClose }: ReleaseDialogProps) {
  const { t } = useTranslation('join')
  const release = useCodeAct(communityId, 'release', () => {
    toast(t('list.released'))
    onClose()
  })
  const name = code.personName
  return (
    <ConfirmDialog
      title={t('list.releaseTitle', { name })}
      isOpen
      onClose={onClose}
      confirmLabel={t('list.releaseShort')}
      onConfirm={() => release.mutate([code.id])}
      isPending={release.isPending}
      error={release.error}
    >
      <p>{t('list.releaseBody', { name })}</p>
    </ConfirmDialog>
  )
}

function useCodeColumns(communityId: string): readonly TableColumn<JoinCodeView>[] {
  const { t } = useTranslation('join')
  const format = useFormat()
  return [
    {
      id: 'person',
      header: t('list.person'),
      isRowHeader: true,
      cell: (code) => (
        <TextLink to={`/communities/${communityId}/roster/people/${code.personId}`}>{code.personName}</TextLink>
      ),
    },
    { id: 'door', header: t('list.door'), cell: (code) => code.householdCode ?? '—' },
    { id: 'way', header: t('list.way'), cell: (code) => t(`list.ways.${code.channel}`) },
    {
      id: 'state',
      header: t('list.state'),
      cell: (code) => (
        <Badge tone={TONES[code.state]}>
          {code.state === 'claimed'
            ? t(code.usedAt === null ? 'list.claimedBy.colleague' : 'list.claimedBy.resident')
            : t(`list.states.${code.state}`)}
        </Badge>
      ),
    },
    {
      id: 'issued',
      header: t('list.issued'),
      cell: (code) => t('list.issuedAt', { name: code.issuedBy, time: format.dateTime(code.issuedAt) }),
    },
  ]
}
