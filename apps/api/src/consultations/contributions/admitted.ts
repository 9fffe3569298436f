import type { CivilDate, Role } from '@gongyi/shared/domain'
import type { StoredTopic } from '../topic.js'
import type { TopicKey } from '../topic.repository.js'

/** Somebody the rules let contribute, in the role that lets them. */
export interface Admitted extends TopicKey {
  readonly topic: StoredTopic
  readonly accountId: string
  readonly role: Role
  /** By the database's clock. */
  readonly now: string
  readonly today: CivilDate
}
