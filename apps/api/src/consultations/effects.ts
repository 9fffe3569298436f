import type { CivilDate, Effect, StageRecords, Topic } from '@gongyi/shared/domain'
import type { Tx } from '../platform/database.js'
import type { DossierDesk } from './dossier-desk.js'
import { openDraft } from './drafts.store.js'
import { freeze } from './electorate/snapshot.store.js'
import { copyProposal } from './proposals/proposal.store.js'
import { issueLetter } from './stages/1-propose.letters.store.js'
import { openReferrals, recallReferrals, stepReferral } from './stages/1-propose.referrals.store.js'
import { ringLapse, runningTarget } from './stages/1-propose.store.js'
import { askSupporters, lapseCoSigns } from './stages/1-propose.supporters.store.js'
import { proposeElectorate, requireOthersDecide, rosterHash } from './stages/2-participants.store.js'
import { closePolls, countPolls, decideObjection, extendPolls, openPolls, voidPolls } from './stages/6-vote.store.js'
import { issueNumber } from './stages/7-filing.store.js'
import { createTasks } from './stages/8-implement.store.js'
import type { StoredTopic } from './topic.js'
import { loadTopic } from './topic.repository.js'

/** What every effect may know of the step that caused it. */
export interface EffectContext<E extends Effect = Effect> {
  readonly tx: Tx
  readonly effect: E
  readonly before: StoredTopic
  /** The topic after the step, with what `prepare` added. */
  readonly topic: Topic
  readonly accountId: string
  readonly role: string
  readonly now: string
  readonly today: CivilDate
  /** The step's own input, parsed. */
  readonly input: unknown
  readonly desk: DossierDesk
}

/** What an effect adds to the step before it is saved. */
export interface Prepared {
  readonly records?: Partial<StageRecords>
  readonly filingNo?: string
  /** Told in the event: what the step brought about and its input does not say. */
  readonly noted?: Readonly<Record<string, string | number>>
  /** After the event was chained. */
  readonly finish?: () => Promise<void>
}

interface EffectHandler<E extends Effect> {
  readonly prepare?: (context: EffectContext<E>) => Promise<Prepared>
  readonly run?: (context: EffectContext<E>) => Promise<void>
}

/** Every effect the rules can ask for, with the stage's store that carries it out. */
const HANDLERS: { readonly [K in Effect['kind']]: EffectHandler<Extract<Effect, { kind: K }>> } = {
  'propose-electorate': {
    run: async ({ tx, before, topic, today, accountId }) => {
      await requireOthersDecide(tx, before, topic, accountId)
      await proposeElectorate(tx, topic, today)
    },
  },
  'freeze-electorate': {
    prepare: async ({ tx, topic, accountId, now }) => {
      const locked = topic.records.participants.locked
      const hash = await rosterHash(tx, topic)
      if (locked === undefined) throw new Error('participants.lock wrote nothing down')
      const { root } = await freeze(tx, topic, { byAccount: accountId, at: now, rosterHash: hash })
      const participants = { ...topic.records.participants, locked: { ...locked, rosterHash: hash, merkleRoot: root } }
      return { records: { participants }, noted: { rosterHash: hash, merkleRoot: root } }
    },
  },
  'open-polls': { run: ({ tx, topic, effect }) => openPolls(tx, topic, effect) },
  'extend-polls': { run: ({ tx, topic, effect }) => extendPolls(tx, topic, effect.closesAt) },
  'close-polls': { run: ({ tx, topic }) => closePolls(tx, topic) },
  'count-polls': { run: ({ tx, topic }) => countPolls(tx, topic) },
  // The step has already begun the next round; what is annulled is the one before
  'void-polls': { run: ({ tx, before }) => voidPolls(tx, before) },
  'decide-objection': {
    run: ({ tx, topic, effect, accountId, now }) => decideObjection(tx, topic, effect, { by: accountId, at: now }),
  },
  'issue-filing-number': {
    prepare: async ({ tx, topic, desk, now, today }) => {
      const issued = await issueNumber(tx, topic, now, Number(today.slice(0, 4)))
      const filing = { ...topic.records.filing, number: issued.number }
      const finish = async () => {
        const filed = await loadTopic(tx, { communityId: topic.communityId, topicId: topic.id })
        if (filed === undefined) throw new Error('the topic being filed is gone')
        await desk.seal(tx, filed, issued)
      }
      return { records: { filing }, filingNo: issued.number, noted: { filingNo: issued.number }, finish }
    },
  },
  'create-tasks': { run: ({ tx, topic, input }) => createTasks(tx, topic, input) },
  'merge-into': {
    prepare: async ({ tx, before, topic, effect }) => {
      const { title } = await runningTarget(tx, before, effect.topicId)
      const { mergedInto } = topic.records.propose
      const propose = { ...topic.records.propose, ...(mergedInto ? { mergedInto: { ...mergedInto, title } } : {}) }
      return { records: { propose } }
    },
    run: ({ tx, before, effect }) => askSupporters(tx, before, effect.topicId),
  },
  'issue-letter': {
    prepare: async ({ tx, before, topic, effect, accountId, now }) => {
      const letter = await issueLetter(tx, { before, topic, by: accountId, at: now }, effect.letter)
      return { noted: { letterNo: letter.number } }
    },
  },
  'open-referrals': {
    prepare: async ({ tx, before, topic, effect, accountId, now }) => {
      const opened = await openReferrals(tx, { before, topic, by: accountId, at: now }, effect.referrals)
      const propose = {
        ...topic.records.propose,
        referrals: [...(topic.records.propose.referrals ?? []), ...opened],
      }
      return { records: { propose }, noted: { slipNo: opened.map(({ slipNo }) => slipNo).join(', ') } }
    },
  },
  'referral-step': {
    prepare: async ({ tx, before, effect, accountId, now }) => {
      await stepReferral(tx, before, effect.step, { by: accountId, at: now })
      return {}
    },
  },
  'recall-referrals': {
    run: ({ tx, before, effect, accountId, now }) =>
      recallReferrals(tx, before, effect.reason, { by: accountId, at: now }),
  },
  'lapse-co-signs': { run: ({ tx, before }) => lapseCoSigns(tx, before.id) },
  'ring-lapse': { run: ({ tx, before, effect }) => ringLapse(tx, before, effect.after) },
  'child-topic': { run: openChild },
}

/** The admissible part of a split, or the matter taken up again: a draft of the same proposer, in the same place and name. */
async function openChild(context: EffectContext<Extract<Effect, { kind: 'child-topic' }>>): Promise<void> {
  const { tx, before, effect, accountId, role, now, today } = context
  const { communityId, category, location, affectedScope, anonymous, sourceChannel, proposerAccountId } = before
  const draft = {
    communityId,
    title: effect.title,
    description: effect.description,
    category,
    desiredOutcome: null,
    location,
    affectedScope,
    anonymous,
    sourceChannel,
    proposerAccountId,
    enteredBy: accountId,
    parentTopicId: before.id,
    relation: effect.relation,
  }
  const topicId = await openDraft(tx, draft, { accountId, role, now, today })
  await copyProposal(tx, { communityId, topicId: before.id }, topicId)
}

function handlerOf<E extends Effect>(effect: E): EffectHandler<E> {
  // HANDLERS pairs every kind with its own handler; the compiler cannot follow a union through the index
  return HANDLERS[effect.kind] as unknown as EffectHandler<E>
}

/** What the step's effects add to it, one after the other. */
export async function prepareEffects(
  effects: readonly Effect[],
  context: Omit<EffectContext, 'effect'>,
): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = []
  for (const effect of effects) {
    const added = await handlerOf(effect).prepare?.({ ...context, effect })
    if (added !== undefined) prepared.push(added)
  }
  return prepared
}

/** Carries the effects out once the step is saved. */
export async function runEffects(effects: readonly Effect[], context: Omit<EffectContext, 'effect'>): Promise<void> {
  for (const effect of effects) await handlerOf(effect).run?.({ ...context, effect })
}
