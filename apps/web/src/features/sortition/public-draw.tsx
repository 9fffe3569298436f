import type { PublicDraw as Draw } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Button, LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { DRAW_TONES } from './draw-words.js'
import { MyPart } from './my-part.js'
import { publicDrawQuery } from './queries.js'
import { RepeatCard } from './repeat-card.js'
import { ResultList } from './result-list.js'
import { StrataTable } from './strata-table.js'

/** Everything about a draw that everybody may know, and the means to work it out again. Prints as a notice. */
export function PublicDraw({ drawId }: { readonly drawId: string }) {
  const { t } = useTranslation('sortition')
  const format = useFormat()
  const found = useQuery(publicDrawQuery(drawId))
  if (found.isPending) return <Skeleton lines={10} />
  if (found.isError) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
  const draw = found.data
  return (
    <>
      <PageTitle
        title={draw.purpose}
        eyebrow={`${draw.community} · ${draw.topicTitle}`}
        badge={<Badge tone={DRAW_TONES[draw.state]}>{t(`states.${draw.state}`)}</Badge>}
        actions={
          <Button icon="print" onPress={() => print()}>
            {t('public.print')}
          </Button>
        }
      >
        {t('public.lead')}
      </PageTitle>
      {draw.abandoned && (
        <Note tone="warning">
          <p>{t('public.abandonedNote', { reason: draw.abandoned.reason, at: format.dateTime(draw.abandoned.at) })}</p>
        </Note>
      )}
      {draw.agreed && (
        <Note>
          <p>{t('public.agreedNote', { reason: draw.agreed.reason, at: format.dateTime(draw.agreed.at) })}</p>
        </Note>
      )}
      <div data-print="hide">
        <MyPart drawId={drawId} />
      </div>
      {draw.result && <ResultList draw={draw} />}
      <RepeatCard draw={draw} />
      <Order draw={draw} />
      <Pool draw={draw} />
    </>
  )
}

function Order({ draw }: { readonly draw: Draw }) {
  const { t } = useTranslation('sortition')
  const format = useFormat()
  const { pool, source } = draw
  const from = t('public.order.two', { name: source.name, day: format.date(source.on) })
  const steps = [
    t('public.order.one', { at: format.dateTime(pool.committedAt), size: format.count(pool.size) }),
    source.meeting ? `${from} ${t('public.order.twoMeeting')}` : from,
    t('public.order.three'),
    t('public.order.four'),
    t('public.order.five'),
  ]
  return (
    <Section title={t('public.order.title')}>
      <ol className="flex list-decimal flex-col gap-2 ps-6">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Section>
  )
}

function Pool({ draw }: { readonly draw: Draw }) {
  const { t } = useTranslation('sortition')
  const format = useFormat()
  const when = (at: string | null) => (at === null ? t('public.notYet') : format.dateTime(at))
  const digits = (text: string) => <span className="break-all tabular-nums">{text}</span>
  return (
    <Section
      title={t('desk.pool')}
      actions={
        <>
          <LinkButton small icon="download" download to={`/api/draws/${draw.id}/pool.json`}>
            {t('public.json')}
          </LinkButton>
          <LinkButton small icon="download" download to={`/api/draws/${draw.id}/pool.csv`}>
            {t('public.csv')}
          </LinkButton>
        </>
      }
    >
      <DefinitionList
        items={[
          { term: t('public.hash'), detail: digits(draw.pool.hash) },
          ...(draw.pool.excluded ? [{ term: t('public.excluded'), detail: format.count(draw.pool.excluded) }] : []),
          { term: t('public.seed'), detail: draw.seed === null ? t('public.notYet') : digits(draw.seed) },
          { term: t('public.drawnAt'), detail: when(draw.drawnAt) },
          { term: t('public.witnessedAt'), detail: when(draw.witnessedAt) },
        ]}
      />
      <StrataTable strata={draw.pool.strata} />
    </Section>
  )
}
