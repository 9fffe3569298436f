import type { TopicDetail } from '@gongyi/shared/contracts'
import { nameKey } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { CountSheet } from './count-sheet.js'
import { draftFrom, type SheetDraft, sheetOf, sheetRuleOf } from './count-sheet-state.js'
import { type Motion, pollOf } from './vote-state.js'

/** The tellers' sheet, filled in from the ballots, with two names under it. */
export function CountCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const recorded = topic.records.vote.count
  const [edits, setEdits] = useState<Readonly<Record<string, SheetDraft>>>({})
  const [names, setNames] = useState<readonly string[]>(() => recorded?.scrutineers ?? ['', ''])
  const [isTried, setTried] = useState(false)
  const draftFor = (motion: Motion) => edits[motion.id] ?? draftFrom(pollOf(topic, motion.id)?.tally ?? null)
  const isByHand = topic.motions.every((motion) => (pollOf(topic, motion.id)?.tally ?? null) === null)
  const input = () => {
    setTried(true)
    const sheets = topic.motions.flatMap((motion) => sheetOf(sheetRuleOf(motion), draftFor(motion)) ?? [])
    const isSigned = names.every((name, index) => isOwnName(names, index) && name.trim() !== '')
    if (sheets.length < topic.motions.length || !isSigned) return null
    return { sheets, scrutineers: names.map((name) => name.trim()) }
  }
  return (
    <ActionCard
      topic={topic}
      action="vote.count"
      title={t(recorded ? 'count.again' : 'count.title')}
      description={t(isByHand ? 'count.bodyByHand' : 'count.body')}
      submitLabel={t('count.submit')}
      tone={recorded ? 'secondary' : 'primary'}
      input={input}
      onDone={() => toast(t('count.done'))}
    >
      {topic.motions.map((motion) => (
        <CountSheet
          key={motion.id}
          motion={motion}
          isOnly={topic.motions.length === 1}
          tally={pollOf(topic, motion.id)?.tally ?? null}
          draft={draftFor(motion)}
          onChange={(draft) => setEdits({ ...edits, [motion.id]: draft })}
          isTried={isTried}
        />
      ))}
      <div className="grid items-end gap-gap sm:grid-cols-2">
        {names.map((name, index) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: the places are fixed, the names are not known yet
            key={index}
            label={t('count.scrutineer', { no: index + 1 })}
            description={index === 0 ? t('count.scrutineerHint') : undefined}
            value={name}
            onChange={(text) => setNames(names.map((old, at) => (at === index ? text : old)))}
            autoComplete="off"
            isRequired
            error={isTried && (name.trim() === '' || !isOwnName(names, index)) ? t('count.scrutineerError') : undefined}
          />
        ))}
      </div>
    </ActionCard>
  )
}

/** Two scrutineers are two people. */
function isOwnName(names: readonly string[], index: number): boolean {
  const own = nameKey(names[index] ?? '')
  return own !== '' && names.findIndex((name) => nameKey(name) === own) === index
}
