import type { TopicDetail } from '@gongyi/shared/contracts'
import { civilDateOf, template } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { SAME_CHAIR } from '../../../ui/topic/chair-change.js'
import { Fold } from '../../../ui/topic/fold.js'
import { GapList } from './gap-list.js'
import { entryGaps, isNewChair, openFormats, type SessionEntry, sessionEntry, sessionInput } from './session-draft.js'
import { SessionFigures } from './session-figures.js'
import { SessionPeople, SessionPlace, SessionUnits } from './session-people.js'
import { SessionConclusion, SessionSilence, SessionSpeeches, SessionWords } from './session-words.js'

export interface SessionFormProps {
  readonly topic: TopicDetail
  readonly tone: 'primary' | 'secondary'
}

/** The minutes of one session. What they still lack is said while they are written, by the rule that will judge them. */
export function SessionForm({ topic, tone }: SessionFormProps) {
  const { t } = useTranslation('deliberate')
  const defaults = {
    organiser: topic.communityName,
    evidence: t('session.defaultEvidence'),
    agenda: t('session.defaultAgenda'),
    place: topic.location ?? topic.communityName,
  }
  const first = openFormats(topic)[0] ?? topic.records.format.plan?.formats[0]?.format ?? 'OPEN_TALK'
  const [entry, setEntry] = useState<SessionEntry>(() => sessionEntry(topic, first, defaults))
  const [isChecked, setChecked] = useState(false)
  const change = (next: Partial<SessionEntry>) => {
    const chosen = next.format
    // Another format brings its own planned time and place
    if (chosen === undefined || chosen === entry.format) setEntry({ ...entry, ...next })
    else {
      const { from, to, place, chair, agenda } = sessionEntry(topic, chosen, defaults)
      setEntry({ ...entry, ...next, ...SAME_CHAIR, from, to, place, chair, agenda })
    }
  }
  const input = () => {
    setChecked(true)
    return sessionInput(topic, entry)
  }
  const parts = { entry, isChecked, onChange: change }
  const isLight = template(topic.template).smallMattersOnly
  // Small matters need none of it; the others reach their format's minimum with it
  const minutes = (
    <>
      <SessionUnits entry={entry} onChange={change} />
      <SessionWords entry={entry} onChange={change} />
      <SessionFigures entry={entry} onChange={change} />
    </>
  )
  return (
    <ActionCard
      topic={topic}
      action="deliberate.record"
      title={t(topic.records.deliberate.sessions.length === 0 ? 'session.title' : 'session.another')}
      description={t('session.description')}
      submitLabel={t('session.submit')}
      tone={tone}
      input={input}
      onDone={() => toast(t('session.done'))}
    >
      <SessionPeople {...parts} />
      <SessionSpeeches entry={entry} onChange={change} />
      {isLight && <SessionSilence entry={entry} onChange={change} />}
      <SessionConclusion {...parts} />
      <SessionPlace {...parts} today={civilDateOf(topic.now)} isNewChair={isNewChair(topic, entry)} />
      {isLight ? <Fold title={t('session.extra')}>{minutes}</Fold> : minutes}
      <GapList title={t('gaps.title')} gaps={entryGaps(topic, entry)} />
    </ActionCard>
  )
}
