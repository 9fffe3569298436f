import type { Facts } from '@gongyi/shared/domain'
import type { Tx } from '../platform/database.js'
import type { StoredTopic } from './topic.js'

/** What step 7 needs of the filing room, which stands above this one and provides it. */
export interface DossierDesk {
  /** Mandatory attachments still missing, and whether the public version can be made without personal data. */
  check(tx: Tx, topic: StoredTopic, now: string): Promise<Pick<Facts, 'dossierMissing' | 'publicVersionClean'>>
  /** Seals the dossier of the topic as it now stands, its last event included, and files it under the number. */
  seal(tx: Tx, topic: StoredTopic, filing: IssuedNumber): Promise<void>
}

export interface IssuedNumber {
  readonly townshipId: string
  readonly year: number
  readonly seq: number
  readonly number: string
  readonly deemed: boolean
  readonly filedAt: string
}

/** Injection token of the DossierDesk. */
export const DOSSIER_DESK = Symbol('DossierDesk')
