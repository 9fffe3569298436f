import {
  DESTINATION_IDS,
  DESTINATIONS,
  type DestinationId,
  EXCLUSION_IDS,
  mustBeReferred,
  OTHER_SCREEN_IDS,
} from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { Select } from '../../../ui/select.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { type DecisionProps, suggestedFor, useDeviation } from './decision.js'
import { groundLabel } from './screening-summary.js'
import { useChoice, useText } from './use-text.js'

/** The items answered "yes": only they can be the ground. */
function grounds({ topic }: PanelProps) {
  const screening = topic.records.propose.screening
  return [
    ...EXCLUSION_IDS.filter((id) => screening?.exclusions[id].answer === 'YES'),
    ...OTHER_SCREEN_IDS.filter((id) => screening?.others[id].answer === 'YES'),
  ]
}

/** The refusal with its ground; whoever else has to act hears of it in the same step. */
export function DeclineCard({ topic, told }: DecisionProps) {
  const { t, language } = useTranslation('propose')
  const possible = grounds({ topic })
  const ground = useChoice(possible[0] ?? null)
  const reason = useText()
  const mustRefer = ground.field.value !== null && mustBeReferred(ground.field.value)
  const also = useAlso(suggestedFor(topic), mustRefer)
  return (
    <ActionCard
      topic={topic}
      action="propose.decline"
      told={told}
      title={t('decline.title')}
      description={t('decline.body')}
      submitLabel={t('decline.submit')}
      confirmText={t('decline.confirm')}
      tone="danger"
      input={() => {
        const [chosen, said, referrals] = [ground.take(), reason.take(), also.take()]
        return chosen === null || said === null || referrals === null
          ? null
          : { ground: chosen, reason: said, ...referrals }
      }}
      onDone={() => toast(t('decline.done'))}
    >
      <Select
        label={t('decline.ground')}
        options={(possible.length > 0 ? possible : [...EXCLUSION_IDS, ...OTHER_SCREEN_IDS]).map((id) => ({
          value: id,
          label: groundLabel(id, language),
        }))}
        {...ground.field}
      />
      <TextArea label={t('rare.answerReason')} {...reason.field} rows={2} />
      {also.fields}
    </ActionCard>
  )
}

const NOBODY = 'NOBODY'

/** Where the table hands the matter on it is not left open; the first place suggested is chosen beforehand. */
function useAlso(suggested: readonly DestinationId[], isNeeded: boolean) {
  const { t, language } = useTranslation('screening')
  const { t: propose } = useTranslation('propose')
  const [chosen, setTo] = useState<DestinationId | typeof NOBODY | null>(null)
  const to = chosen ?? (isNeeded ? (suggested[0] ?? NOBODY) : NOBODY)
  const deviation = useDeviation(suggested, to === NOBODY ? null : to)
  const organisation = useText()
  const reason = useText()
  return {
    fields: (
      <>
        <Select<DestinationId | typeof NOBODY>
          label={t('refer.also')}
          description={t('refer.alsoHint')}
          options={[
            { value: NOBODY, label: t('refer.none') },
            ...DESTINATION_IDS.map((id) => ({ value: id, label: DESTINATIONS[id][language] })),
          ]}
          value={to}
          onChange={setTo}
        />
        {to !== NOBODY && (
          <>
            {deviation.field}
            <TextField label={propose('refer.organisation')} {...organisation.field} maxLength={200} />
            <TextArea label={t('refer.alsoReason')} {...reason.field} rows={2} />
          </>
        )}
      </>
    ),
    take: () => {
      if (to === NOBODY) return {}
      const [name, said, other] = [organisation.take(), reason.take(), deviation.take()]
      return name === null || said === null || other === null
        ? null
        : { referrals: [{ destination: to, organisation: name, reason: said, ...other }] }
    },
  }
}
