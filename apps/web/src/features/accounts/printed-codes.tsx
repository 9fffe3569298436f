import type { PrintedCode } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge, type BadgeTone } from '../../ui/badge.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { toast } from '../../ui/toast.js'
import { printedCodesQuery } from './queries.js'
import { useReleaseCodes, useRevokeCode } from './use-account-acts.js'

const TONES = {
  waiting: 'waiting',
  released: 'active',
  used: 'success',
  expired: 'ended',
  void: 'ended',
} as const satisfies Record<PrintedCode['state'], BadgeTone>

/** Slips between the printer and the door: who prints one does not let it open; a second, who saw it handed over, does. */
export function PrintedCodes({ communityId }: { readonly communityId: string }) {
  const { t } = useTranslation('accounts')
  const [isAll, setAll] = useState(false)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const codes = useInfiniteQuery(printedCodesQuery(communityId))
  const release = useReleaseCodes(communityId)
  const revoke = useRevokeCode(communityId)
  const columns = useCodeColumns()
  const printed = codes.data?.pages.flatMap((page) => page.items) ?? []
  if (codes.isError) return <ErrorNote error={codes.error} onRetry={() => void codes.refetch()} />
  if (printed.length === 0) return null
  const rows = isAll ? printed : printed.filter(({ state }) => state === 'waiting' || state === 'released')
  const chosen = rows.filter((code) => selected.has(code.id) && code.mayRelease).map(({ id }) => id)
  const letOpen = (ids: readonly string[]) =>
    release.mutate(ids, { onSuccess: () => toast(t('codes.released', { count: ids.length })) })
  const takeBack = (id: string) => revoke.mutate(id, { onSuccess: () => toast(t('codes.revoked')) })
  const error = release.error ?? revoke.error
  return (
    <Section
      title={t('codes.title')}
      description={t('codes.note')}
      actions={
        <Button small aria-pressed={isAll} onPress={() => setAll(!isAll)}>
          {isAll ? t('codes.living') : t('codes.all')}
        </Button>
      }
    >
      {error && <ErrorNote error={error} />}
      <Table
        label={t('codes.title')}
        columns={columns}
        rows={rows}
        rowKey={(code) => code.id}
        empty={<Empty title={t('codes.none')}>{t('codes.noneBody')}</Empty>}
        {...(rows.some((code) => code.mayRelease) ? { selection: { selected, onChange: setSelected } } : {})}
        rowActions={(code) => (
          <CodeActions
            code={code}
            isBusy={release.isPending || revoke.isPending}
            onRelease={() => letOpen([code.id])}
            onRevoke={() => takeBack(code.id)}
          />
        )}
        more={{
          hasMore: isAll && codes.hasNextPage,
          isLoading: codes.isFetchingNextPage,
          onLoadMore: () => void codes.fetchNextPage(),
        }}
      />
      {chosen.length > 0 && (
        <div>
          <Button icon="check" isPending={release.isPending} onPress={() => letOpen(chosen)}>
            {t('codes.releaseChosen', { count: chosen.length })}
          </Button>
        </div>
      )}
    </Section>
  )
}

interface CodeActionsProps {
  readonly code: PrintedCode
  readonly isBusy: boolean
  readonly onRelease: () => void
  readonly onRevoke: () => void
}

function CodeActions({ code, isBusy, onRelease, onRevoke }: CodeActionsProps) {
  const { t } = useTranslation('accounts')
  const name = code.displayName
  return (
    <>
      {code.mayRelease && (
        <Button
          small
          tone="primary"
          icon="check"
          aria-label={t('codes.release', { name })}
          isDisabled={isBusy}
          onPress={onRelease}
        >
          {t('codes.releaseShort')}
        </Button>
      )}
      {code.mayRevoke && (
        <Button small aria-label={t('codes.revoke', { name })} isDisabled={isBusy} onPress={onRevoke}>
          {t('codes.revokeShort')}
        </Button>
      )}
    </>
  )
}

function useCodeColumns(): readonly TableColumn<PrintedCode>[] {
  const { t } = useTranslation('accounts')
  return [
    { id: 'name', header: t('list.name'), isRowHeader: true, cell: (code) => code.displayName },
    { id: 'phone', header: t('list.phone'), cell: (code) => code.phoneMasked },
    {
      id: 'state',
      header: t('list.state'),
      cell: ({ state }) => <Badge tone={TONES[state]}>{t(`codes.states.${state}`)}</Badge>,
    },
    { id: 'printed', header: t('codes.printed'), cell: (code) => <Act by={code.printedBy} at={code.printedAt} /> },
    {
      id: 'witness',
      header: t('codes.witness'),
      cell: ({ releasedBy, releasedAt }) =>
        releasedBy !== null && releasedAt !== null ? <Act by={releasedBy} at={releasedAt} /> : '—',
    },
  ]
}

function Act({ by, at }: { readonly by: string; readonly at: string }) {
  const format = useFormat()
  return (
    <span className="flex flex-col">
      {by}
      <span className="text-sm text-muted">{format.dateTime(at)}</span>
    </span>
  )
}
