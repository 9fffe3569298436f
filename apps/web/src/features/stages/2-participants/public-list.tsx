import { type ElectorateList, electorateProofSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { verifySnapshotProof } from '@gongyi/shared/domain'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api } from '../../../lib/api/client.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { hasOwnLists } from '../../../lib/topics/electorate-of.js'
import { topicQuery } from '../../../lib/topics/queries.js'
import { Badge } from '../../../ui/badge.js'
import { Button, LinkButton } from '../../../ui/button.js'
import { Empty } from '../../../ui/empty.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'
import { Select } from '../../../ui/select.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { TextField } from '../../../ui/text-field.js'
import { TextLink } from '../../../ui/text-link.js'
import { electorateQueries } from './electorate-queries.js'

interface PublicListProps {
  readonly topicId: string
}

type Item = ElectorateList['items'][number]

/** The electorate by house number: read and searched here, printed as the notice for the board. */
export function PublicList({ topicId }: PublicListProps) {
  const { t } = useTranslation('electorate')
  const [query, setQuery] = useState('')
  const [motion, setMotion] = useState<string | null>(null)
  const topic = useQuery(topicQuery(topicId))
  const list = useInfiniteQuery(electorateQueries.list(topicId, useDeferredValue(query.trim()), motion))
  const error = topic.error ?? list.error
  if (error) return <ErrorNote error={error} onRetry={() => [void topic.refetch(), void list.refetch()]} />
  const first = list.data?.pages[0]
  if (topic.data === undefined || (first === undefined && query === '')) return <Skeleton lines={8} />
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <div className="flex flex-wrap items-center gap-3" data-print="hide">
        <TextLink to={`/topics/${topicId}/participants`}>{t('list.back')}</TextLink>
        <Button icon="print" onPress={() => print()}>
          {t('list.print')}
        </Button>
      </div>
      <article
        aria-label={t('list.title')}
        className="mx-auto flex w-full max-w-4xl flex-col gap-gap rounded-lg border border-line bg-surface p-pad sm:p-10 print:max-w-none print:rounded-none print:border-0 print:p-0"
      >
        {first !== undefined && <Head topic={topic.data} list={first} motion={motion} />}
        {first?.state === 'HIDDEN' ? (
          <Empty title={t('list.hidden')}>{t('list.hiddenBody')}</Empty>
        ) : (
          <>
            <div data-print="hide" className="flex flex-wrap items-end gap-gap">
              {hasOwnLists(topic.data) && <Whose topic={topic.data} motion={motion} onChange={setMotion} />}
              <TextField
                className="max-w-sm"
                label={t('list.search')}
                type="search"
                value={query}
                onChange={setQuery}
              />
            </div>
            <Entries topic={topic.data} items={items} isSearch={query.trim() !== ''} isPending={list.isPending} />
            {list.hasNextPage && (
              <div>
                <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
                  {t('list.more')}
                </Button>
              </div>
            )}
            {first?.root && <Root list={first} root={first.root} />}
            {first?.root && <Proof topicId={topicId} item={items.find(({ mine }) => mine)} root={first.root} />}
          </>
        )}
      </article>
    </>
  )
}

interface WhoseProps {
  readonly topic: TopicDetail
  readonly motion: string | null
  readonly onChange: (motion: string | null) => void
}

const ALL = 'all'

/** Of motions with lists of their own: everybody, or who votes on one of them. */
function Whose({ topic, motion, onChange }: WhoseProps) {
  const { t } = useTranslation('electorate')
  return (
    <Select<string>
      label={t('motion.filter')}
      options={[
        { value: ALL, label: t('motion.all') },
        ...topic.motions.map(({ id, no, text }) => ({ value: id, label: t('motion.option', { number: no, text }) })),
      ]}
      value={motion ?? ALL}
      onChange={(chosen) => onChange(chosen === ALL ? null : chosen)}
    />
  )
}

interface HeadProps {
  readonly topic: TopicDetail
  readonly list: ElectorateList
  readonly motion: string | null
}

function Head({ topic, list, motion }: HeadProps) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  const { publicised } = topic.records.participants
  const { heads, areaCenti } = list.motions.find(({ motionId }) => motionId === motion) ?? list
  const words = { heads: format.count(heads), area: format.area(BigInt(areaCenti)) }
  const asked = topic.motions.find(({ id }) => id === motion)
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-2xl">{t('list.notice')}</h1>
        <Badge tone={list.state === 'FROZEN' ? 'success' : 'waiting'}>{t(`list.state.${list.state}`)}</Badge>
      </div>
      <p className="text-sm text-muted tabular-nums">{topic.caseNo}</p>
      <p>{t('list.noticeBody', { title: topic.title })}</p>
      {asked !== undefined && (
        <p className="font-medium">{t('motion.option', { number: asked.no, text: asked.text })}</p>
      )}
      {list.state !== 'HIDDEN' && (
        <p className="font-semibold tabular-nums">{t(areaCenti === '0' ? 'list.total' : 'list.totalArea', words)}</p>
      )}
      {publicised !== undefined && (
        <p>{t('list.period', { from: format.day(publicised.on), to: format.day(publicised.endsOn) })}</p>
      )}
    </header>
  )
}

interface EntriesProps {
  readonly topic: TopicDetail
  readonly items: readonly Item[]
  readonly isSearch: boolean
  readonly isPending: boolean
}

function Entries({ topic, items, isSearch, isPending }: EntriesProps) {
  const { t } = useTranslation('electorate')
  const { t: common } = useTranslation('participants')
  if (isPending) return <Skeleton lines={4} />
  if (items.length === 0) return <Empty title={t('list.none')}>{t('list.noneBody')}</Empty>
  return (
    <>
      {isSearch && <p role="status">{t('list.found', { count: items.length })}</p>}
      <ul className="columns-1 gap-x-6 tabular-nums sm:columns-2 lg:columns-3 print:columns-4">
        {items.map(({ index, label, mine, motions }) => (
          <li key={index} className="break-inside-avoid border-b border-line py-1">
            <span className={mine ? 'me-2 font-semibold' : ''}>{label}</span>
            {label.includes(',') && <span className="block text-sm text-muted">{t('list.same')}</span>}
            {hasOwnLists(topic) && (
              <span className="block text-sm text-muted">
                {t('motion.on', { list: motions.join(common('summary.and')) })}
              </span>
            )}
            {mine && <Badge tone="success">{t('list.mine')}</Badge>}
          </li>
        ))}
      </ul>
    </>
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
      <p className="text-sm text-muted" data-print="hide">
        {t('list.rootBody')}
      </p>
    </section>
  )
}

interface ProofProps {
  readonly topicId: string
  readonly item: Item | undefined
  readonly root: string
}

/** One's own entry, checked on this very device against the published root, and to keep. */
function Proof({ topicId, item, root }: ProofProps) {
  const { t } = useTranslation('electorate')
  const index = item?.index
  const proof = useQuery({
    queryKey: ['topic', topicId, 'electorate-proof', index, root],
    queryFn: ({ signal }) =>
      api.get(electorateProofSchema, `/topics/${topicId}/electorate/proofs/${index}`, { signal }),
    enabled: index !== undefined,
  })
  if (index === undefined || proof.data === undefined) return null
  const isSound = verifySnapshotProof(proof.data, root)
  return (
    <section data-print="hide" className="flex flex-col gap-2">
      <h2 className="text-lg">{t('list.proof')}</h2>
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
