import type { TopicDetail } from '@gongyi/shared/contracts'
import {
  DESTINATION_IDS,
  DESTINATIONS,
  type DestinationId,
  DISPUTE_KIND_IDS,
  DISPUTE_KINDS,
  type DisputeKind,
  isHomeLabel,
  MEDIATION_LEVELS,
  type MediationLevel,
} from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Note } from '../../../ui/note.js'
import { Select } from '../../../ui/select.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { type DecisionProps, suggestedFor, useDeviation } from './decision.js'
import { useChoice, useText } from './use-text.js'

function useReferral(topic: TopicDetail) {
  const { t, language } = useTranslation('propose')
  const { t: screening } = useTranslation('screening')
  const suggested = suggestedFor(topic)
  const destination = useChoice<DestinationId>(suggested[0] ?? null)
  const organisation = useText()
  const reason = useText()
  const dispute = useDispute()
  const deviation = useDeviation(suggested, destination.field.value)
  const isDispute = destination.field.value === 'MEDIATION'
  return {
    fields: (
      <>
        {topic.disclosure === 'CONFIDENTIAL' && <Note tone="warning">{screening('refer.clue')}</Note>}
        <Select
          label={t('refer.destination')}
          {...(suggested.length === 0
            ? {}
            : {
                description: screening('refer.suggested', {
                  places: suggested.map((id) => DESTINATIONS[id][language]).join(t('form.and')),
                }),
              })}
          options={DESTINATION_IDS.map((id) => ({ value: id, label: DESTINATIONS[id][language] }))}
          {...destination.field}
        />
        {deviation.field}
        <TextField label={t('refer.organisation')} {...organisation.field} maxLength={200} />
        {isDispute && dispute.fields}
        <TextArea label={t('rare.answerReason')} {...reason.field} rows={2} />
      </>
    ),
    take: () => {
      const [to, name, said] = [destination.take(), organisation.take(), reason.take()]
      const [other, quarrel] = [deviation.take(), isDispute ? dispute.take() : {}]
      return to === null || name === null || said === null || other === null || quarrel === null
        ? null
        : { destination: to, organisation: name, reason: said, ...other, ...quarrel }
    },
  }
}

/** What a quarrel is about, who mediates, and which homes it concerns: house numbers, never names. */
function useDispute() {
  const { t, language } = useTranslation('screening')
  const [kind, setKind] = useState<DisputeKind>('OTHER')
  const [level, setLevel] = useState<MediationLevel>('L2')
  const [parties, setParties] = useState('')
  const [isChecked, setChecked] = useState(false)
  const homes = parties
    .split(/[、，,;；\n]/u)
    .map((home) => home.trim())
    .filter((home) => home !== '')
    .slice(0, 10)
  const areHomes = homes.every(isHomeLabel)
  return {
    fields: (
      <>
        <Select
          label={t('refer.kind')}
          options={DISPUTE_KIND_IDS.map((id) => ({ value: id, label: DISPUTE_KINDS[id][language] }))}
          value={kind}
          onChange={setKind}
        />
        <Select
          label={t('refer.level')}
          options={MEDIATION_LEVELS.map((id) => ({ value: id, label: t(`refer.levels.${id}`) }))}
          value={level}
          onChange={setLevel}
        />
        <TextField
          label={t('refer.parties')}
          description={t('refer.partiesHint')}
          value={parties}
          onChange={setParties}
          maxLength={400}
          {...(isChecked && !areHomes ? { error: t('refer.partiesWrong') } : {})}
        />
      </>
    ),
    take: () => {
      setChecked(true)
      return areHomes ? { disputeKind: kind, level, parties: homes } : null
    },
  }
}

export function ReferCard({ topic, told }: DecisionProps) {
  const { t } = useTranslation('propose')
  const referral = useReferral(topic)
  return (
    <ActionCard
      topic={topic}
      action="propose.refer"
      told={told}
      title={t('refer.title')}
      description={t('refer.body')}
      submitLabel={t('refer.submit')}
      confirmText={t('refer.confirm')}
      tone="danger"
      input={referral.take}
      onDone={() => toast(t('refer.done'))}
    >
      {referral.fields}
    </ActionCard>
  )
}

export function SplitCard({ topic, told }: DecisionProps) {
  const { t } = useTranslation('propose')
  const referral = useReferral(topic)
  const title = useText()
  const text = useText(topic.description)
  return (
    <ActionCard
      topic={topic}
      action="propose.split"
      told={told}
      title={t('split.title')}
      description={t('split.body')}
      submitLabel={t('split.submit')}
      confirmText={t('split.confirm')}
      tone="danger"
      input={() => {
        const [referred, admissibleTitle, admissibleText] = [referral.take(), title.take(), text.take()]
        return referred === null || admissibleTitle === null || admissibleText === null
          ? null
          : { ...referred, admissibleTitle, admissibleText }
      }}
      onDone={() => toast(t('split.done'))}
    >
      {referral.fields}
      <TextField label={t('split.admissibleTitle')} {...title.field} maxLength={40} />
      <TextArea label={t('split.admissibleText')} {...text.field} rows={3} />
    </ActionCard>
  )
}
