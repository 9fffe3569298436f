import type { DrawDesk as Desk } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { DeedCard } from './deed-card.js'
import { DeskFacts } from './desk-facts.js'
import { DRAW_TONES } from './draw-words.js'
import { DrawnPeople } from './drawn-people.js'
import { PoolNote } from './pool-note.js'
import { deskQuery } from './queries.js'
import { ReasonCard } from './reason-card.js'
import { SeedCard } from './seed-card.js'

/** A draw at the desk: where it stands, what is to be done now, and, once drawn, who. */
export function DrawDesk({ topicId, drawId }: { readonly topicId: string; readonly drawId: string }) {
  const { t } = useTranslation('sortition')
  const desk = useQuery(deskQuery(topicId, drawId))
  if (desk.isPending) return <Skeleton lines={10} />
  if (desk.isError) return <ErrorNote error={desk.error} onRetry={() => void desk.refetch()} />
  const draw = desk.data
  return (
    <>
      <PageTitle
        title={t('desk.title')}
        eyebrow={
          <TextLink to={`/topics/${topicId}/participants`}>{t('desk.forTopic', { title: draw.topicTitle })}</TextLink>
        }
        badge={<Badge tone={DRAW_TONES[draw.state]}>{t(`states.${draw.state}`)}</Badge>}
        actions={draw.poolHash !== null && <LinkButton to={`/draws/${drawId}`}>{t('desk.public')}</LinkButton>}
      />
      <DeskFacts draw={draw} />
      <Deeds draw={draw} />
      {draw.people.length > 0 && <DrawnPeople draw={draw} />}
      <Section title={t('desk.pool')}>
        <PoolNote pool={draw.pool} isCommitted={draw.poolHash !== null} />
      </Section>
      {draw.deeds.includes('abandon') && <ReasonCard draw={draw} deed="abandon" isDanger />}
    </>
  )
}

function Deeds({ draw }: { readonly draw: Desk }) {
  const { t } = useTranslation('sortition')
  const format = useFormat()
  const at = { topicId: draw.topicId, drawId: draw.id }
  const isWaiting = draw.state === 'COMMITTED' && draw.today < draw.source.on
  return (
    <>
      {draw.needsAgreement && !draw.deeds.includes('agree') && (
        <Note title={t('desk.agree.needed')}>
          <p>{t('desk.agree.neededBody')}</p>
        </Note>
      )}
      {draw.deeds.includes('agree') && <ReasonCard draw={draw} deed="agree" />}
      {draw.deeds.includes('commit') && (
        <DeedCard
          {...at}
          deed="commit"
          title={t('desk.commit.title')}
          body={t('desk.commit.body')}
          submitLabel={t('desk.commit.submit')}
          doneText={t('desk.commit.done')}
          ask={t('desk.commit.ask')}
          input={() => ({})}
        />
      )}
      {isWaiting && <Note title={t('desk.wait', { day: format.date(draw.source.on) })} />}
      {draw.deeds.includes('seed') && <SeedCard draw={draw} deed="seed" />}
      {draw.deeds.includes('confirm') && <SeedCard draw={draw} deed="confirm" />}
      {draw.deeds.includes('witness') && (
        <DeedCard
          {...at}
          deed="witness"
          title={t('desk.witness.title')}
          body={t('desk.witness.body')}
          submitLabel={t('desk.witness.submit')}
          doneText={t('desk.witness.done')}
          input={() => ({})}
        />
      )}
    </>
  )
}
