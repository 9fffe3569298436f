import type { opinionListSchema, opinionView, TopicDetail } from '@gongyi/shared/contracts'
import { OPINION_CHANNELS, OPINION_STANCES } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { topicParts } from '../../../lib/topics/queries.js'
import { mayContribute } from '../../../lib/topics/use-act.js'
import { Badge } from '../../../ui/badge.js'
import { Button } from '../../../ui/button.js'
import { Card, Section } from '../../../ui/card.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { DefinitionList } from '../../../ui/definition-list.js'
import { Empty } from '../../../ui/empty.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { ReplyForm } from './reply-form.js'

type Opinion = ReturnType<typeof opinionView.parse>
type Counts = NonNullable<ReturnType<typeof opinionListSchema.parse>['counts']>

/** Everything said, without names, each with its answer; the desk answers here. */
export function OpinionList({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('deliberate')
  const mayReply = mayContribute(topic, 'deliberate.reply')
  const [isOpenOnly, setOpenOnly] = useState(mayReply && topic.opinions.unanswered > 0)
  const opinions = useInfiniteQuery(topicParts.opinions(topic.id, isOpenOnly ? { unanswered: true } : {}))
  const items = opinions.data?.pages.flatMap((page) => page.items) ?? []
  const counts = opinions.data?.pages[0]?.counts
  return (
    <Section
      title={t('opinions.title')}
      level={3}
      description={t('opinions.description', { count: topic.opinions.total })}
    >
      {mayReply && (
        <Checkbox isSelected={isOpenOnly} onChange={setOpenOnly}>
          {t('opinions.onlyUnanswered', { count: topic.opinions.unanswered })}
        </Checkbox>
      )}
      {opinions.error !== null && <ErrorNote error={opinions.error} onRetry={() => void opinions.refetch()} />}
      {opinions.isPending && <Skeleton lines={4} />}
      {counts !== undefined && <OpinionCounts counts={counts} />}
      {opinions.isSuccess && counts === undefined && items.length === 0 && (
        <Empty title={t(isOpenOnly ? 'opinions.noneUnanswered' : 'opinions.none')}>
          {t(isOpenOnly ? 'opinions.noneUnansweredBody' : 'opinions.noneBody')}
        </Empty>
      )}
      {items.length > 0 && (
        <ul aria-label={t('opinions.list')} className="flex flex-col gap-3">
          {items.map((opinion) => (
            <OpinionItem key={opinion.id} topic={topic} opinion={opinion} mayReply={mayReply} />
          ))}
        </ul>
      )}
      {opinions.hasNextPage && (
        <div>
          <Button isPending={opinions.isFetchingNextPage} onPress={() => void opinions.fetchNextPage()}>
            {t('opinions.more')}
          </Button>
        </div>
      )}
    </Section>
  )
}

/** What those who oversee read: how many of each, nobody's words. */
function OpinionCounts({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation('deliberate')
  return (
    <>
      <DefinitionList
        items={OPINION_STANCES.map((stance) => ({
          term: t(`stance.${stance}`),
          detail: t('opinions.counted', { count: counts[stance] }),
        }))}
      />
      <p className="text-muted">{t('opinions.withheld')}</p>
    </>
  )
}

interface OpinionItemProps {
  readonly topic: TopicDetail
  readonly opinion: Opinion
  readonly mayReply: boolean
}

function OpinionItem({ topic, opinion, mayReply }: OpinionItemProps) {
  const { t } = useTranslation('deliberate')
  const format = useFormat()
  const { stance, text, at, reply, repliedAt } = opinion
  const channel = OPINION_CHANNELS.find((known) => known === opinion.channel)
  const needsReply = reply === null && (stance === 'OPPOSE' || stance === 'QUESTION')
  // What the desk entered for somebody else is "mine" to the wire, not to the reader
  const isOwn = opinion.mine && opinion.channel === 'ONLINE'
  return (
    <Card as="li" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <Badge>{t(`stance.${stance}`)}</Badge>
        {isOwn && <Badge tone="active">{t('opinions.mine')}</Badge>}
        <span>{format.dateTime(at)}</span>
        {channel !== undefined && <span>{t(`opinionChannel.${channel}`)}</span>}
        {needsReply && <Badge tone="waiting">{t('opinions.waiting')}</Badge>}
      </div>
      <p className="max-w-prose whitespace-pre-line">{text}</p>
      {reply !== null && (
        <div className="rounded-md border-s-4 border-accent bg-accent-soft px-3 py-2">
          <p className="text-sm font-semibold">
            {t('opinions.reply')}
            {repliedAt !== null && (
              <span className="ms-2 font-normal text-muted">
                {t('opinions.repliedAt', { at: format.dateTime(repliedAt) })}
              </span>
            )}
          </p>
          <p className="max-w-prose whitespace-pre-line">{reply}</p>
        </div>
      )}
      {mayReply && reply === null && <ReplyForm topic={topic} opinionId={opinion.id} isOpen={needsReply} />}
    </Card>
  )
}
