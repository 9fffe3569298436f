import { CO_SIGN_CHANNELS, CONSENT_KINDS, type ConsentKind } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { nothing } from '../../../lib/api/shape.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../../lib/session/session.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { mayContribute, useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { ConfirmDialog } from '../../../ui/confirm-dialog.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'
import { Select } from '../../../ui/select.js'
import { toast } from '../../../ui/toast.js'
import { Fold } from '../../../ui/topic/fold.js'
import { PersonPicker } from '../../../ui/topic/person-picker.js'
import { supportQuery } from './queries.js'
import { SupportProgress } from './support-progress.js'

/** One tap for a resident; at the door, a coordinator taps for one who agreed. The figures follow while one looks. */
export function CoSign({ topic }: PanelProps) {
  const { t } = useTranslation('propose')
  const session = useSession()
  const isOpen = mayContribute(topic, 'propose.co-sign')
  const isOrganiser = holdsRole(session, ['coordinator', 'community-admin'], topic.communityId)
  const isScreened = topic.stage === 'propose' && topic.status !== 'draft'
  const support = useQuery({ ...supportQuery(topic.id, isOpen), enabled: isScreened || isOpen }).data
  if (!isOpen && topic.coSigns === 0) return null
  return (
    <Section title={t('coSign.title')} description={t('coSign.description')} level={3}>
      <p className="font-semibold tabular-nums" role="status">
        {t('coSign.count', { count: support?.coSigns ?? topic.coSigns })}
      </p>
      {isScreened && support && <SupportProgress support={support} />}
      {topic.me.isProposer && <p className="text-muted">{t('coSign.own')}</p>}
      {topic.me.coSigned && <Note tone="success" role="status" title={t('coSign.done')} />}
      {topic.me.coSigned && mayContribute(topic, 'propose.co-sign-withdrawal') && <TakeBack topic={topic} />}
      {isOpen && topic.me.personId !== null && !topic.me.coSigned && !topic.me.isProposer && (
        <OwnCoSign topic={topic} />
      )}
      {isOpen && isOrganiser && <CoSignForResident topic={topic} />}
    </Section>
  )
}

function TakeBack({ topic }: PanelProps) {
  const { t } = useTranslation('proposal')
  const takeBack = useContribute(topic, 'co-signs/withdrawal', nothing)
  const [isAsking, setAsking] = useState(false)
  return (
    <div>
      <Button small tone="quiet" onPress={() => setAsking(true)}>
        {t('support.withdraw')}
      </Button>
      <ConfirmDialog
        title={t('support.withdrawTitle')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => takeBack.mutate({}, { onSuccess: () => toast(t('support.withdrawn')) })}
        confirmLabel={t('support.withdraw')}
        isPending={takeBack.isPending}
        error={takeBack.error}
      >
        <p>{t('support.withdrawBody')}</p>
      </ConfirmDialog>
    </div>
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
  const { t: words } = useTranslation('proposal')
  const [hasConsent, setConsent] = useState(false)
  const [channel, setChannel] = useState<(typeof CO_SIGN_CHANNELS)[number]>('VISIT')
  const [consentKind, setConsentKind] = useState<ConsentKind>('SPOKEN_AT_DOOR')
  const [isChecked, setChecked] = useState(false)
  const submit = () => {
    setChecked(true)
    if (personId === null || !hasConsent || coSign.isPending) return
    coSign.mutate(
      { onBehalfOfPersonId: personId, consent: true, channel, consentKind },
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
      <div className="grid gap-gap md:grid-cols-2">
        <Select
          label={t('behalf.channel')}
          options={CO_SIGN_CHANNELS.map((id) => ({ value: id, label: t(`channels.${id}`) }))}
          value={channel}
          onChange={setChannel}
        />
        <Select
          label={words('behalf.consentKind')}
          options={CONSENT_KINDS.map((id) => ({ value: id, label: words(`behalf.kinds.${id}`) }))}
          value={consentKind}
          onChange={setConsentKind}
        />
      </div>
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
