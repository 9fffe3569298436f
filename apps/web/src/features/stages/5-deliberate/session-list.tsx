import type { TopicDetail } from '@gongyi/shared/contracts'
import { format as formatOf } from '@gongyi/shared/domain'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { Card, Section } from '../../../ui/card.js'
import { DefinitionList } from '../../../ui/definition-list.js'
import { Empty } from '../../../ui/empty.js'
import { Fold } from '../../../ui/topic/fold.js'
import type { Session } from './session-draft.js'

/** What was held, who came, what was said and concluded: the same for everybody who may read the topic. */
export function SessionList({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('deliberate')
  const { sessions } = topic.records.deliberate
  return (
    <Section title={t('sessions.title')} level={3}>
      {sessions.length === 0 ? (
        <Empty title={t('sessions.none')}>{t('sessions.noneBody')}</Empty>
      ) : (
        <ul className="flex flex-col gap-3">
          {sessions.map((session) => (
            <Card key={session.id} as="li" className="flex flex-col gap-2">
              <SessionText session={session} />
            </Card>
          ))}
        </ul>
      )}
    </Section>
  )
}

function SessionText({ session }: { readonly session: Session }) {
  const { t, language } = useTranslation('deliberate')
  const format = useFormat()
  const { label } = formatOf(session.format)
  const when =
    session.from === session.to
      ? format.date(session.from)
      : t('sessions.fromTo', { from: format.date(session.from), to: format.date(session.to) })
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h4 className="text-base font-semibold">{label[language]}</h4>
        <span className="tabular-nums">{when}</span>
        <Badge>{t('sessions.attendance', { count: session.attendance })}</Badge>
      </div>
      <p className="max-w-prose whitespace-pre-line">
        <span className="font-semibold">{t('sessions.conclusion')} </span>
        {session.conclusion}
      </p>
      {session.openPoints && (
        <p className="max-w-prose whitespace-pre-line">
          <span className="font-semibold">{t('sessions.openPoints')} </span>
          {session.openPoints}
        </p>
      )}
      {session.speeches.length > 0 && (
        <Fold title={t('sessions.speeches', { count: session.speeches.length })}>
          <ul className="flex flex-col gap-2">
            {session.speeches.map((speech, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: recorded once, never reordered
              <li key={index} className="flex flex-wrap items-start gap-2">
                <Badge>{t(`stance.${speech.stance}`)}</Badge>
                <span className="min-w-0 flex-1 basis-48 whitespace-pre-line">{speech.summary}</span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <Fold title={t('sessions.details')}>
        <SessionFacts session={session} />
      </Fold>
    </>
  )
}

function SessionFacts({ session }: { readonly session: Session }) {
  const { t, language } = useTranslation('deliberate')
  const { details } = formatOf(session.format)
  const format = useFormat()
  const answer = (value: boolean | number) =>
    typeof value === 'number' ? format.count(value) : t(value ? 'sessions.yes' : 'sessions.no')
  const figures = Object.entries(session.details ?? {}).flatMap(([name, value]) => {
    const field = details[name]
    return field === undefined ? [] : [{ term: field.label[language], detail: answer(value) }]
  })
  const { chair, minuteTaker, unitsInvited, unitsReached } = session
  return (
    <DefinitionList
      items={[
        { term: t('sessions.where'), detail: session.place },
        { term: t('sessions.organiser'), detail: session.organiser },
        { term: t('sessions.people'), detail: t('sessions.peopleDetail', { chair, minuteTaker }) },
        {
          term: t('sessions.heard'),
          detail: t('sessions.heardDetail', { invited: unitsInvited, reached: unitsReached }),
        },
        { term: t('sessions.agenda'), detail: <span className="whitespace-pre-line">{session.agenda}</span> },
        { term: t('sessions.evidence'), detail: session.attendanceEvidence },
        { term: t('sessions.media'), detail: t('sessions.mediaCount', { count: session.media }) },
        { term: t('sessions.signatures'), detail: session.signatures.join(t('and')) },
        ...figures,
      ]}
    />
  )
}
