import type { TopicDetail } from '@gongyi/shared/contracts'
import { NOTICE_ITEMS } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { LinkButton } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Empty } from '../../../ui/empty.js'
import { Fold } from '../../../ui/topic/fold.js'
import type { NoticeVersion } from './notice-draft.js'

/** The notice in force as residents read and offices print it; earlier versions stay readable below. */
export function NoticeText({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('notice')
  const versions = topic.records.notice.versions
  const current = versions.at(-1)
  if (current === undefined)
    return (
      <Section title={t('title')} level={3}>
        <Empty title={t('pending')} />
      </Section>
    )
  const older = versions.slice(0, -1).toReversed()
  return (
    <Section
      title={t('title')}
      level={3}
      description={<VersionLine version={current} />}
      actions={
        <LinkButton to={`/api/topics/${topic.id}/notice.pdf`} icon="print" small download>
          {t('pdf')}
        </LinkButton>
      }
    >
      <Version version={current} />
      {older.length > 0 && (
        <div data-print="hide">
          <Fold title={t('older', { count: older.length })}>
            {older.map((version) => (
              <article key={version.no} className="flex flex-col gap-3">
                <VersionLine version={version} />
                <Version version={version} />
              </article>
            ))}
          </Fold>
        </div>
      )}
    </Section>
  )
}

function VersionLine({ version }: { readonly version: NoticeVersion }) {
  const { t } = useTranslation('notice')
  const format = useFormat()
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <span>{t('version', { no: version.no })}</span>
      <span>{t('publishedOn', { on: format.date(version.on) })}</span>
      {version.largePrint && <Badge>{t('largePrint')}</Badge>}
    </p>
  )
}

function Version({ version }: { readonly version: NoticeVersion }) {
  const { t } = useTranslation('notice')
  const format = useFormat()
  const { meeting, items, places } = version
  return (
    <>
      <dl className="flex max-w-prose flex-col gap-3">
        {NOTICE_ITEMS.map((item) => (
          <div key={item}>
            <dt className="font-semibold">{t(`items.${item}`)}</dt>
            <dd className="whitespace-pre-line">{items[item]}</dd>
          </div>
        ))}
        {meeting !== undefined && (
          <div className="rounded-md border-2 border-accent p-3">
            <dt className="font-semibold">{t('meeting.title')}</dt>
            <dd className="whitespace-pre-line">
              <span className="block text-lg font-semibold tabular-nums">
                {format.date(meeting.on)} {meeting.time}
              </span>
              <span className="block font-semibold">{meeting.place}</span>
              {meeting.agenda}
            </dd>
          </div>
        )}
      </dl>
      <p className="text-sm text-muted">{t('postedAt', { places: places.join(t('draft.and')) })}</p>
    </>
  )
}
