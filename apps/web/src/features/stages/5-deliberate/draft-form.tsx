import type { TopicDetail } from '@gongyi/shared/contracts'
import { addDays, civilDateOf } from '@gongyi/shared/domain'
import { useState } from 'react'
import { parseHundredths } from '../../../lib/format/parse.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { DateField } from '../../../ui/date-field.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'

/** A month after the vote closes is what small works usually take; longer ones are typed in. */
const USUAL_WORK_DAYS = 30

interface DraftEntry {
  /** Text by motion id. */
  readonly texts: Readonly<Record<string, string>>
  readonly budget: string
  readonly payer: string
  readonly executor: string
  readonly deadline: string
  readonly maintenance: string
  readonly remedy: string
}

/** The text that goes to the vote and who pays, does, looks after and makes good; frozen with one press (G5.2). */
export function DraftForm({ topic, tone }: { readonly topic: TopicDetail; readonly tone: 'primary' | 'secondary' }) {
  const { t } = useTranslation('deliberate')
  const words = { payer: t('freeze.defaultPayer'), remedy: t('freeze.defaultRemedy') }
  const [entry, setEntry] = useState<DraftEntry>(() => draftEntry(topic, words))
  const [isChecked, setChecked] = useState(false)
  const isAgain = topic.records.deliberate.draft !== undefined
  const fen = parseHundredths(entry.budget)
  const set = (change: Partial<DraftEntry>) => setEntry({ ...entry, ...change })
  const missing = (text: string) => isChecked && text.trim() === '' && t('fill')
  const line = (name: 'payer' | 'executor' | 'maintenance' | 'remedy') => (
    <TextField
      label={t(`draft.${name}`)}
      value={entry[name]}
      maxLength={200}
      onChange={(text) => set({ [name]: text })}
      error={missing(entry[name])}
      isRequired
    />
  )
  const input = () => {
    setChecked(true)
    return draftInput(entry)
  }
  return (
    <ActionCard
      topic={topic}
      action="deliberate.freeze"
      title={t(isAgain ? 'freeze.again' : 'freeze.title')}
      description={t(isAgain ? 'freeze.againDescription' : 'freeze.description')}
      submitLabel={t('freeze.submit')}
      tone={tone}
      input={input}
      onDone={() => toast(t('freeze.done'))}
    >
      {Object.entries(entry.texts).map(([id, text], index) => (
        <TextArea
          key={id}
          label={t('freeze.text', { no: index + 1 })}
          value={text}
          rows={4}
          maxLength={5000}
          onChange={(next) => set({ texts: { ...entry.texts, [id]: next } })}
          error={missing(text)}
          isRequired
        />
      ))}
      <div className="grid items-end gap-gap sm:grid-cols-2">
        <TextField
          label={t('freeze.budget')}
          description={t('freeze.budgetHint')}
          value={entry.budget}
          inputMode="decimal"
          onChange={(budget) => set({ budget })}
          error={isChecked && fen === undefined && t('freeze.budgetError')}
          isRequired
        />
        <DateField
          label={t('draft.deadline')}
          value={entry.deadline}
          min={civilDateOf(topic.now)}
          onChange={(deadline) => set({ deadline: deadline ?? '' })}
          error={missing(entry.deadline)}
          isRequired
        />
        {line('payer')}
        {line('executor')}
        {line('maintenance')}
        {line('remedy')}
      </div>
    </ActionCard>
  )
}

/** The draft as frozen before, or the motions as they stand with what is usual for a matter without costs. */
function draftEntry(topic: TopicDetail, words: { readonly payer: string; readonly remedy: string }): DraftEntry {
  const { draft } = topic.records.deliberate
  const set = topic.records.participants.set
  const frozen = new Map(draft?.motions.map(({ id, text }) => [id, text]))
  const motions = set?.motions ?? topic.motions
  const texts = Object.fromEntries(motions.map(({ id, text }) => [id, frozen.get(id) ?? text]))
  if (draft !== undefined) {
    const { budgetFen, payer, executor, deadline, maintenance, remedy } = draft
    return { texts, budget: yuan(budgetFen), payer, executor, deadline, maintenance, remedy }
  }
  const isBurdening = set?.stakeholders.some(({ interest }) => interest === 'BURDEN') ?? false
  const closes = topic.records.format.plan?.vote.closesOn ?? civilDateOf(topic.now)
  return {
    texts,
    budget: '0',
    payer: words.payer,
    executor: topic.communityName,
    deadline: addDays(closes, USUAL_WORK_DAYS),
    maintenance: topic.communityName,
    remedy: isBurdening ? '' : words.remedy,
  }
}

function draftInput({ texts, budget, ...rest }: DraftEntry): unknown {
  const fen = parseHundredths(budget)
  const written = [...Object.values(texts), ...Object.values(rest)]
  if (fen === undefined || written.some((text) => text.trim() === '')) return null
  return { motions: Object.entries(texts).map(([id, text]) => ({ id, text })), budgetFen: fen.toString(), ...rest }
}

function yuan(fen: string): string {
  const padded = fen.padStart(3, '0')
  return `${padded.slice(0, -2)}.${padded.slice(-2)}`.replace(/\.00$/, '')
}
