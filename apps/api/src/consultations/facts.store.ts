import { civilDateOf, type Facts, type Role, type TransitionContext } from '@gongyi/shared/domain'
import type { Tx } from '../platform/database.js'
import type { DossierDesk } from './dossier-desk.js'
import * as propose from './stages/1-propose.store.js'
import * as participants from './stages/2-participants.store.js'
import * as notice from './stages/3-notice.store.js'
import * as deliberate from './stages/5-deliberate.store.js'
import * as vote from './stages/6-vote.store.js'
import * as filing from './stages/7-filing.store.js'
import * as implement from './stages/8-implement.store.js'
import type { StoredTopic } from './topic.js'

/** Everything the rules ask of rows, each stage counting its own. Step 4 has no rows. */
export async function readFacts(tx: Tx, topic: StoredTopic, desk: DossierDesk, now: string): Promise<Facts> {
  return {
    ...(await propose.facts(tx, topic)),
    ...(await participants.facts(tx, topic)),
    ...(await notice.facts(tx, topic)),
    ...(await deliberate.facts(tx, topic)),
    ...(await vote.facts(tx, topic)),
    ...(await filing.facts(tx, topic, desk, now)),
    ...(await implement.facts(tx, topic)),
  }
}

/** The rules' view of one moment, for one role of one account. */
export function contextOf(accountId: string, role: Role, now: string, facts: Facts): TransitionContext {
  return { actor: { accountId, role }, now, today: civilDateOf(now), facts }
}
