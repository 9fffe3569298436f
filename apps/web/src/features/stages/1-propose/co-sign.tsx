import { useState } from 'react'
import { nothing } from '../../../lib/api/shape.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../../lib/session/session.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { mayContribute, useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'
import { toast } from '../../../ui/toast.js'
import { Fold } from '../../../ui/topic/fold.js'
import { PersonPicker } from '../../../ui/topic/person-picker.js'

/** One tap for a resident; at the door, a coordinator taps for one who agreed. */
export function CoSign({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const session = useSession()
  const isOpen = mayContribute(topic, 'propose.co-sign')
  const isOrganiser = holdsRole(session, ['coordinator', 'community-admin'], topic.communityId)
  if (!isOpen && topic.coSigns === 0) return null
  return (
    <Section title={t('coSign.title')} description={t('coSign.description')} level={3}>
      <p className="font-semibold tabular-nums">{t('coSign.count', { count: topic.coSigns })}</p>
      {topic.me.isProposer && <p className="text-muted">{t('coSign.own')}</p>}
      {topic.me.coSigned && <Note tone="success" role="status" title={t('coSign.done')} />}
      {isOpen && topic.me.personId !== null && !topic.me.coSigned && !topic.me.isProposer && (
        <OwnCoSign topic={topic} />
      )}
      {isOpen && isOrganiser && <CoSignForResident topic={topic} />}
    </Section>
  )
}

function OwnCoSign({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const coSign = useContribute(topic, 'co-signs', nothing)
  return (
    <>
      {coSign.error && <ErrorNote error={coSign.error} />}
      <div>
        <Button
          tone="primary"
          isPending={coSign.isPending}
          onPress={() => coSign.mutate({}, { onSuccess: () => toast(t('coSign.thanks')) })}
        >
          {t('coSign.submit')}
        </Button>
      </div>
    </>
  )
}

function CoSignForResident({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const coSign = useContribute(topic, 'co-signs', nothing)
  const [personId, setPersonId] = useState<string | null>(null)
  const [hasConsent, setConsent] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const submit = () => {
    setChecked(true)
    if (personId === null || !hasConsent || coSign.isPending) return
    coSign.mutate(
      { onBehalfOfPersonId: personId, consent: true },
      {
        onSuccess: () => {
          toast(t('coSign.behalfDone'))
          setPersonId(null)
          setConsent(false)
          setChecked(false)
        },
      },
    )
  }
  return (
    <Fold title={t('coSign.behalfTitle')}>
      <PersonPicker
        communityId={topic.communityId}
        value={personId}
        onChange={setPersonId}
        error={isChecked && personId === null ? t('behalf.personNeeded') : undefined}
      />
      <Checkbox
        isSelected={hasConsent}
        onChange={setConsent}
        error={isChecked && !hasConsent ? t('behalf.consentNeeded') : undefined}
        isRequired
      >
        {t('behalf.consent')}
      </Checkbox>
      {coSign.error && <ErrorNote error={coSign.error} />}
      <div>
        <Button onPress={submit} isPending={coSign.isPending}>
          {t('coSign.behalfSubmit')}
        </Button>
      </div>
    </Fold>
  )
}
