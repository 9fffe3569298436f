import { HEARD_BY, INTERESTS, RECUSAL_DECISIONS } from '@gongyi/shared/domain'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Button } from '../../../ui/button.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { Select } from '../../../ui/select.js'
import { TextField } from '../../../ui/text-field.js'
import { Fold } from '../../../ui/topic/fold.js'
import {
  type HeardBy,
  type Interest,
  NEW_PARTY,
  type Party,
  type Recusal,
  type RecusalDecision,
} from './setting-state.js'

export interface PartyFieldsProps {
  readonly parties: readonly Party[]
  readonly onChange: (parties: readonly Party[]) => void
  readonly isChecked: boolean
}

/** Who gains, who bears a burden, and who speaks for those who do. */
export function PartyFields({ parties, onChange, isChecked }: PartyFieldsProps) {
  const { t } = useTranslation('participants')
  const put = (index: number, change: Partial<Party>) =>
    onChange(parties.map((old, at) => (at === index ? { ...old, ...change } : old)))
  const needed = (text: string) => (isChecked && text.trim() === '' ? { error: t('set.needed') } : {})
  return (
    <>
      {parties.map((entry, index) => {
        const { party, interest, spokesperson } = entry
        const number = index + 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parties are told apart by their place
          <div key={index} className="flex flex-wrap items-start gap-3">
            <TextField
              className="min-w-0 flex-1 basis-56"
              label={t('stakeholders.party', { number })}
              value={party}
              onChange={(text) => put(index, { party: text })}
              maxLength={200}
              isRequired
              {...needed(party)}
            />
            <Select<Interest>
              className="min-w-0 basis-44"
              label={t('stakeholders.interest', { number })}
              options={INTERESTS.map((value) => ({ value, label: t(`stakeholders.interests.${value}`) }))}
              value={interest}
              onChange={(next) => put(index, { interest: next })}
            />
            {interest === 'BURDEN' && (
              <TextField
                className="min-w-0 flex-1 basis-44"
                label={t('stakeholders.spokesperson', { number })}
                value={spokesperson}
                onChange={(text) => put(index, { spokesperson: text })}
                maxLength={60}
                isRequired
                {...(isChecked && spokesperson.trim() === '' ? { error: t('stakeholders.needsSpokesperson') } : {})}
              />
            )}
            <Button small className="self-end" onPress={() => onChange(parties.filter((_, at) => at !== index))}>
              {t('stakeholders.remove', { number })}
            </Button>
            <div className="basis-full">
              <MoreAboutParty entry={entry} number={number} onChange={(change) => put(index, change)} />
            </div>
          </div>
        )
      })}
      <div>
        <Button small icon="add" onPress={() => onChange([...parties, NEW_PARTY])}>
          {t('stakeholders.add')}
        </Button>
      </div>
    </>
  )
}

interface MoreProps {
  readonly entry: Party
  readonly number: number
  readonly onChange: (change: Partial<Party>) => void
}

/** How the party was heard, for which buildings it speaks, and whether it may be called. */
function MoreAboutParty({ entry, number, onChange }: MoreProps) {
  const { t } = useTranslation('electorate')
  return (
    <Fold title={t('party.more', { number })}>
      <div className="flex flex-wrap items-start gap-3">
        <Select<HeardBy>
          className="min-w-0 basis-44"
          label={t('party.howHeard')}
          options={HEARD_BY.map((value) => ({ value, label: t(`party.heard.${value}`) }))}
          value={entry.howHeard}
          onChange={(howHeard) => onChange({ howHeard })}
        />
        <TextField
          className="min-w-0 flex-1 basis-56"
          label={t('party.buildings')}
          description={t('party.buildingsHint')}
          value={entry.buildings}
          onChange={(buildings) => onChange({ buildings })}
          maxLength={400}
        />
      </div>
      <Checkbox isSelected={entry.contactOk} onChange={(contactOk) => onChange({ contactOk })}>
        {t('party.contactOk')}
      </Checkbox>
      <Checkbox isSelected={entry.nonHukou} onChange={(nonHukou) => onChange({ nonHukou })}>
        {t('party.nonHukou')}
      </Checkbox>
    </Fold>
  )
}

export interface RecusalFieldsProps {
  readonly recusals: readonly Recusal[]
  readonly isAsked: boolean
  readonly onChange: (recusals: readonly Recusal[], isAsked: boolean) => void
  readonly isChecked: boolean
}

/** Whoever would gain for themselves neither chairs nor counts. */
export function RecusalFields({ recusals, isAsked, onChange, isChecked }: RecusalFieldsProps) {
  const { t } = useTranslation('participants')
  const { t: own } = useTranslation('electorate')
  const put = (index: number, change: Partial<Recusal>) =>
    onChange(
      recusals.map((old, at) => (at === index ? { ...old, ...change } : old)),
      isAsked,
    )
  const needed = (text: string) => (isChecked && text.trim() === '' ? { error: t('set.needed') } : {})
  return (
    <>
      <Checkbox isSelected={isAsked} onChange={(next) => onChange(recusals, next)}>
        {t('recusals.asked')}
      </Checkbox>
      {recusals.map(({ person, reason, decision }, index) => {
        const number = index + 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: recusals are told apart by their place
          <div key={index} className="flex flex-wrap items-start gap-3">
            <TextField
              className="min-w-0 flex-1 basis-40"
              label={t('recusals.person', { number })}
              value={person}
              onChange={(text) => put(index, { person: text })}
              maxLength={200}
              isRequired
              {...needed(person)}
            />
            <TextField
              className="min-w-0 flex-1 basis-56"
              label={t('recusals.reason', { number })}
              value={reason}
              onChange={(text) => put(index, { reason: text })}
              isRequired
              {...needed(reason)}
            />
            <Select<RecusalDecision>
              className="min-w-0 basis-48"
              label={own('recusal.decision', { number })}
              options={RECUSAL_DECISIONS.map((value) => ({ value, label: own(`recusal.decisions.${value}`) }))}
              value={decision ?? 'NO_OFFICE'}
              onChange={(next) => put(index, { decision: next })}
            />
            <Button
              small
              className="self-end"
              onPress={() =>
                onChange(
                  recusals.filter((_, at) => at !== index),
                  isAsked,
                )
              }
            >
              {t('recusals.remove', { number })}
            </Button>
          </div>
        )
      })}
      <div>
        <Button small icon="add" onPress={() => onChange([...recusals, { person: '', reason: '' }], isAsked)}>
          {t('recusals.add')}
        </Button>
      </div>
    </>
  )
}
