import { mergeAnsweredSchema, type ScreeningView, type TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../../lib/session/session.js'
import { useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'
import { TextLink } from '../../../ui/text-link.js'
import { toast } from '../../../ui/toast.js'
import { Fold } from '../../../ui/topic/fold.js'
import { PersonPicker } from '../../../ui/topic/person-picker.js'

interface MergeQuestionProps {
  readonly topic: TopicDetail
  readonly question: NonNullable<ScreeningView['question']>
}

/** A supporter of a merged proposal is asked; nobody is moved without a yes. */
export function MergeQuestion({ topic, question }: MergeQuestionProps) {
  const { t } = useTranslation('screening')
  const session = useSession()
  const isOrganiser = holdsRole(session, ['coordinator', 'community-admin'], topic.communityId)
  const { target, mine, asked, yes, no } = question
  // Not for this reader's eyes any more: there is nothing to answer
  if (target === null)
    return (
      <Section title={t('merge.target')} level={3}>
        <p className="text-muted">{t('merge.closed')}</p>
      </Section>
    )
  return (
    <Section
      title={t(mine === undefined ? 'merge.target' : 'merge.title')}
      description={mine === undefined ? undefined : t('merge.body', { target: target.title })}
      level={3}
    >
      <p>
        <TextLink to={`/topics/${target.id}`}>{target.title}</TextLink>{' '}
        <span className="text-sm text-muted tabular-nums">{target.caseNo}</span>
      </p>
      {mine === null && <OwnAnswer topic={topic} />}
      {mine === true && <Note tone="success" role="status" title={t('merge.saidYes')} />}
      {mine === false && <Note role="status" title={t('merge.saidNo')} />}
      <p className="text-sm text-muted">{t('merge.counts', { asked, yes, no, open: asked - yes - no })}</p>
      {isOrganiser && asked > yes + no && <BehalfAnswer topic={topic} />}
    </Section>
  )
}

function OwnAnswer({ topic }: Pick<MergeQuestionProps, 'topic'>) {
  const { t } = useTranslation('screening')
  const answer = useContribute(topic, 'merge-answer', mergeAnsweredSchema)
  const say = (supports: boolean) => answer.mutate({ supports }, { onSuccess: () => toast(t('merge.thanks')) })
  return (
    <>
      {answer.error && <ErrorNote error={answer.error} />}
      <div className="flex flex-wrap gap-3">
        <Button tone="primary" isPending={answer.isPending} onPress={() => say(true)}>
          {t('merge.yes')}
        </Button>
        <Button isPending={answer.isPending} onPress={() => say(false)}>
          {t('merge.no')}
        </Button>
      </div>
    </>
  )
}

/** For those who signed on paper and were asked at the door. */
function BehalfAnswer({ topic }: Pick<MergeQuestionProps, 'topic'>) {
  const { t } = useTranslation('screening')
  const { t: propose } = useTranslation('propose')
  const answer = useContribute(topic, 'merge-answer', mergeAnsweredSchema)
  const [personId, setPersonId] = useState<string | null>(null)
  const [hasConsent, setConsent] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const say = (supports: boolean) => {
    setChecked(true)
    if (personId === null || !hasConsent) return
    const body = { supports, onBehalfOfPersonId: personId, consent: true }
    answer.mutate(body, {
      onSuccess: () => {
        toast(t('merge.thanks'))
        setPersonId(null)
        setConsent(false)
        setChecked(false)
      },
    })
  }
  return (
    <Fold title={t('merge.behalf')}>
      <PersonPicker
        communityId={topic.communityId}
        value={personId}
        onChange={setPersonId}
        error={isChecked && personId === null ? propose('behalf.personNeeded') : undefined}
      />
      <Checkbox
        isSelected={hasConsent}
        onChange={setConsent}
        error={isChecked && !hasConsent ? propose('behalf.consentNeeded') : undefined}
        isRequired
      >
        {propose('behalf.consent')}
      </Checkbox>
      {answer.error && <ErrorNote error={answer.error} />}
      <div className="flex flex-wrap gap-3">
        <Button onPress={() => say(true)}>{t('merge.yes')}</Button>
        <Button onPress={() => say(false)}>{t('merge.no')}</Button>
      </div>
    </Fold>
  )
}
