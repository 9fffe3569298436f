import { type ElectorateList, electorateProofSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { verifySnapshotProof } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../lib/api/client.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { topicQuery } from '../../../lib/topics/queries.js'
import { Badge } from '../../../ui/badge.js'
import { Button, LinkButton } from '../../../ui/button.js'
import { Empty } from '../../../ui/empty.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { TextField } from '../../../ui/text-field.js'
import { TextLink } from '../../../ui/text-link.js'
import { ListEntries } from './list-entries.js'
import { useWholeList } from './use-whole-list.js'

interface PublicListProps {
  readonly topicId: string
}

type Item = ElectorateList['items'][number]

/** The electorate by house number: read and searched here, printed as the notice for the board. */
export function PublicList({ topicId }: PublicListProps) {
  const { t } = useTranslation('electorate')
  const topic = useQuery(topicQuery(topicId))
  const { list, query, setQuery, printAll, isPrinting } = useWholeList(topicId)
  const error = topic.error ?? list.error
  if (error) return <ErrorNote error={error} onRetry={() => [void topic.refetch(), void list.refetch()]} />
  const first = list.data?.pages[0]
  if (topic.data === undefined || (first === undefined && query === '')) return <Skeleton lines={8} />
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <div className="flex flex-wrap items-center gap-3" data-print="hide">
        <TextLink to={`/topics/${topicId}/participants`}>{t('list.back')}</TextLink>
        <Button icon="print" onPress={printAll} isPending={isPrinting}>
          {t('list.print')}
        </Button>
      </div>
      <article
        aria-label={t('list.title')}
        className="mx-auto flex w-full max-w-4xl flex-col gap-gap rounded-lg border border-line bg-surface p-pad sm:p-10 print:max-w-none print:rounded-none print:border-0 print:p-0"
      >
        {first !== undefined && <Head topic={topic.data} list={first} />}
        {first?.state === 'HIDDEN' ? (
          <Empty title={t('list.hidden')}>{t('list.hiddenBody')}</Empty>
        ) : (
          <>
            <div data-print="hide">
              <TextField
                className="max-w-sm"
                label={t('list.search')}
                type="search"
                value={query}
                onChange={setQuery}
              />
            </div>
            <ListEntries items={items} isSearch={query.trim() !== ''} isPending={list.isPending} />
            {list.hasNextPage && (
              <div>
                <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
                  {t('list.more')}
                </Button>
              </div>
            )}
            {first?.root && <Root list={first} root={first.root} />}
            {first?.root && <Leaves topicId={topicId} />}
            {first?.root && <Proofs topicId={topicId} items={first.mine} root={first.root} />}
          </>
        )}
      </article>
    </>
  )
}

function Head({ topic, list }: { readonly topic: TopicDetail; readonly list: ElectorateList }) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  const { publicised } = topic.records.participants
  const words = { heads: format.count(list.heads), area: format.area(BigInt(list.areaCenti)) }
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-2xl">{t('list.notice')}</h1>
        <Badge tone={list.state === 'FROZEN' ? 'success' : 'waiting'}>{t(`list.state.${list.state}`)}</Badge>
      </div>
      <p className="text-sm text-muted tabular-nums">{topic.caseNo}</p>
      <p>{t('list.noticeBody', { title: topic.title })}</p>
      {list.state !== 'HIDDEN' && (
        <p className="font-semibold tabular-nums">
          {t(list.areaCenti === '0' ? 'list.total' : 'list.totalArea', words)}
        </p>
      )}
      {publicised !== undefined && (
        <p>{t('list.period', { from: format.day(publicised.on), to: format.day(publicised.endsOn) })}</p>
      )}
    </header>
  )
}

function Root({ list, root }: { readonly list: ElectorateList; readonly root: string }) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  return (
    <section className="flex flex-col gap-1 break-inside-avoid">
      <h2 className="text-lg">{t('list.root')}</h2>
      <p className="font-mono text-sm break-all" data-root>
        {root}
      </p>
      <p className="text-sm text-muted">
        {list.frozenAt !== null && t('list.version', { version: list.version, at: format.dateTime(list.frozenAt) })}
      </p>
      {list.frozenAt !== null && list.version > 1 && (
        <p className="text-sm">
          {t('list.corrected', { count: list.version - 1, at: format.dateTime(list.frozenAt) })}
        </p>
      )}
      <p className="text-sm text-muted" data-print="hide">
        {t('list.rootBody')}
      </p>
    </section>
  )
}

/** For whoever wants to work the root out on their own machine: all entries' hashes, and how. */
function Leaves({ topicId }: PublicListProps) {
  const { t } = useTranslation('electorate')
  return (
    <section data-print="hide" className="flex flex-col gap-2">
      <h2 className="text-lg">{t('list.leaves')}</h2>
      <p className="text-sm text-muted">{t('list.leavesBody')}</p>
      <div>
        <LinkButton to={`/api/topics/${topicId}/electorate/leaves`} icon="download" download>
          {t('list.leavesDownload')}
        </LinkButton>
      </div>
    </section>
  )
}

interface ProofsProps {
  readonly topicId: string
  readonly items: readonly Item[]
  readonly root: string
}

function Proofs({ topicId, items, root }: ProofsProps) {
  return items.map((item) => <Proof key={item.index} topicId={topicId} item={item} root={root} />)
}

interface ProofProps {
  readonly topicId: string
  readonly item: Item
  readonly root: string
}

/** One's own entry, checked on this very device against the published root, and to keep. */
function Proof({ topicId, item, root }: ProofProps) {
  const { t } = useTranslation('electorate')
  const { index, label } = item
  const proof = useQuery({
    queryKey: ['topic', topicId, 'electorate-proof', index, root],
    queryFn: ({ signal }) =>
      api.get(electorateProofSchema, `/topics/${topicId}/electorate/proofs/${index}`, { signal }),
  })
  if (proof.data === undefined) return null
  const isSound = verifySnapshotProof(proof.data, root)
  return (
    <section data-print="hide" className="flex flex-col gap-2">
      <h2 className="text-lg">{t('list.proof')}</h2>
      <p className="font-semibold tabular-nums">{label}</p>
      <p className="text-sm text-muted">{t('list.proofBody')}</p>
      <Note tone={isSound ? 'success' : 'warning'} title={t(isSound ? 'list.verified' : 'list.broken')} />
      <div>
        <LinkButton to={`/api/topics/${topicId}/electorate/proofs/${index}`} icon="download" download>
          {t('list.download')}
        </LinkButton>
      </div>
    </section>
  )
}
