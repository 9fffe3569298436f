import { createSecretKey, type KeyObject } from 'node:crypto'
import { SealBroken } from './envelope.js'
import { Keyring } from './keyring.js'
import { addCommunityKey, addPlatformKey, communityKeys, platformKeys, type RunSql, shareKeys } from './keys.store.js'
import { newWrappedKey, unwrapKey, type WrappedKey } from './wrapped-key.js'

/** The master key is not the one this database was written with. Its message is the sentence to print. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey'

  constructor() {
    super(
      'The master key does not open this database: restore the secrets.json, or the GONGYI_MASTER_KEY, it was written with.',
    )
  }
}

/** Opens keyrings with the master key. Keys are wrapped in the database and clear in memory only. */
export class Vault {
  private readonly master: KeyObject

  constructor(masterKey: Buffer) {
    this.master = createSecretKey(masterKey)
  }

  /**
   * The platform's keyring, for accounts; made once in the life of a database. Keep it only once the transaction has
   * committed: a key that was rolled back opens nothing. Throws WrongMasterKey.
   */
  async platform(run: RunSql): Promise<Keyring> {
    const keys = await platformKeys(run)
    if (keys.length > 0) return this.ringOf('', keys)
    await addPlatformKey(run, newWrappedKey(this.master, ''))
    return this.ringOf('', await platformKeys(run))
  }

  /** A community's keyring, good to the end of the transaction that opened it: until then no rotation begins or ends. */
  async community(run: RunSql, communityId: string): Promise<Keyring> {
    await shareKeys(run, communityId)
    return this.ringOf(communityId, await communityKeys(run, communityId))
  }

  /** The same, with a key to seal under even where nothing was sealed before. */
  async communityForWriting(run: RunSql, communityId: string): Promise<Keyring> {
    const ring = await this.community(run, communityId)
    if (!ring.isEmpty) return ring
    await addCommunityKey(run, communityId, this.newKey(communityId))
    return this.ringOf(communityId, await communityKeys(run, communityId))
  }

  newKey(communityId: string): WrappedKey {
    return newWrappedKey(this.master, communityId)
  }

  private ringOf(community: string, keys: readonly WrappedKey[]): Keyring {
    try {
      return new Keyring(
        community,
        keys.map((key) => unwrapKey(this.master, community, key)),
      )
    } catch (error) {
      if (error instanceof SealBroken) throw new WrongMasterKey()
      throw error
    }
  }
}
