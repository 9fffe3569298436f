import { noticePath, ROLES } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormat } from '../../lib/format/use-format.js'
import { useKnownWords, useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Button, LinkButton } from '../../ui/button.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { toast } from '../../ui/toast.js'
import { type InboxItem, inboxQuery, useMarkRead } from './queries.js'

/** What happened in the topics that concern me; opening one marks it read. */
export function InboxList() {
  const { t } = useTranslation('inbox')
  const inbox = useInfiniteQuery(inboxQuery)
  const read = useMarkRead()
  if (inbox.isPending) return <Skeleton lines={6} />
  if (inbox.isError) return <ErrorNote error={inbox.error} onRetry={() => void inbox.refetch()} />
  const items = inbox.data.pages.flatMap((page) => page.items)
  const unread = inbox.data.pages[0]?.unread ?? 0
  if (items.length === 0)
    return (
      <Empty title={t('none')} action={<LinkButton to="/topics">{t('toTopics')}</LinkButton>}>
        {t('noneBody')}
      </Empty>
    )
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="font-medium">
          {unread > 0 ? t('unread', { count: unread }) : t('allRead')}
        </p>
        {unread > 0 && (
          <Button
            small
            icon="check"
            isPending={read.isPending}
            onPress={() => read.mutate({ all: true }, { onSuccess: () => toast(t('marked')) })}
          >
            {t('markAll')}
          </Button>
        )}
      </div>
      {read.error !== null && <ErrorNote error={read.error} />}
      <ul
        aria-label={t('list')}
        className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface"
      >
        {items.map((item) => (
          <Item key={item.id} item={item} onOpen={() => item.read || read.mutate({ ids: [item.id] })} />
        ))}
      </ul>
      {inbox.hasNextPage && (
        <div>
          <Button isPending={inbox.isFetchingNextPage} onPress={() => void inbox.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}

function Item({ item, onOpen }: { readonly item: InboxItem; readonly onOpen: () => void }) {
  const { t } = useTranslation('inbox')
  const say = useKnownWords('inbox')
  const format = useFormat()
  const staff = useStaffWord()
  // Notices from before verdicts were told only say that there is a result
  const verdict = say(`verdicts.${item.params.verdict ?? 'other'}`) ?? t('verdicts.other')
  const params = { ...inWords(item.params, format), role: staff(item.params.role), verdict }
  return (
    <li>
      <Link
        to={item.topicId === null ? '/me' : noticePath(item.topicId, item.kind)}
        onClick={onOpen}
        className="flex min-h-target flex-col gap-1 px-pad py-3 hover:bg-accent-soft"
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className={`text-accent underline underline-offset-4 ${item.read ? '' : 'font-semibold'}`}>
            {say(`kinds.${item.kind}`, params) ?? t('kinds.other')}
          </span>
          {!item.read && <Badge tone="active">{t('isNew')}</Badge>}
        </span>
        <span>{item.topicTitle ?? t('account')}</span>
        {item.params['reason'] !== undefined && <span className="text-sm">{item.params['reason']}</span>}
        {item.params['caseNo'] !== undefined && (
          <span className="text-sm tabular-nums">{t('caseNo', { number: item.params['caseNo'] })}</span>
        )}
        {item.passOn && <span className="text-sm font-medium text-warning">{t('passOn')}</span>}
        <time dateTime={item.at} className="text-sm text-muted tabular-nums">
          {format.dateTime(item.at)}
        </time>
      </Link>
    </li>
  )
}

/** What somebody of the office is; whoever has left it was of the staff. */
function useStaffWord(): (role: string | number | undefined) => string {
  const { t } = useTranslation('inbox')
  const { t: common } = useTranslation()
  return (role) => {
    const known = ROLES.find((each) => each === role)
    return known === undefined ? t('staff') : common(`shell.roles.${known}`)
  }
}

type Format = Pick<ReturnType<typeof useFormat>, 'date' | 'deadline'>

/** Days and instants as the wire has them, said as people say them. */
function inWords(params: InboxItem['params'], format: Format): InboxItem['params'] {
  const said = (value: string | number) => {
    if (typeof value === 'number' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return value
    return value.includes('T') ? format.deadline(value) : format.date(value)
  }
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, said(value)]))
}
