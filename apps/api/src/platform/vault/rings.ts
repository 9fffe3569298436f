import type { Keyring } from './keyring.js'
import type { RunSql } from './keys.store.js'
import type { Vault } from './vault.js'
import type { WrappedKey } from './wrapped-key.js'

/** The keyrings one transaction works with. Each community's is opened once and good to its end. */
export class Rings {
  private readonly opened = new Map<string, Promise<Keyring>>()

  constructor(
    private readonly vault: Vault,
    readonly run: RunSql,
    readonly platform: () => Promise<Keyring>,
  ) {}

  community(communityId: string): Promise<Keyring> {
    const known = this.opened.get(communityId)
    return known ?? this.remember(communityId, this.vault.community(this.run, communityId))
  }

  async communityForWriting(communityId: string): Promise<Keyring> {
    const known = await this.opened.get(communityId)
    if (known !== undefined && !known.isEmpty) return known
    return this.remember(communityId, this.vault.communityForWriting(this.run, communityId))
  }

  newKey(communityId: string): WrappedKey {
    return this.vault.newKey(communityId)
  }

  private remember(communityId: string, opening: Promise<Keyring>): Promise<Keyring> {
    this.opened.set(communityId, opening)
    return opening
  }
}

const carried = new WeakMap<object, Rings>()

/** A transaction carries its keyrings, so that every store can open and seal without being handed a vault. */
export function carryRings(tx: object, rings: Rings): void {
  carried.set(tx, rings)
}

function ringsOf(tx: object): Rings {
  const rings = carried.get(tx)
  if (rings === undefined) throw new Error('keys are opened inside a transaction of TenantDatabase only')
  return rings
}

/** For accounts and what else belongs to no community. */
export function platformRing(tx: object): Promise<Keyring> {
  return ringsOf(tx).platform()
}

/** To read a community's personal data. Empty, and harmless, before the community's first. */
export function communityRing(tx: object, communityId: string): Promise<Keyring> {
  return ringsOf(tx).community(communityId)
}

/** To write a community's personal data: makes its first key. */
export function writingRing(tx: object, communityId: string): Promise<Keyring> {
  return ringsOf(tx).communityForWriting(communityId)
}

/** A fresh key of a community, wrapped; for a rotation. */
export function newCommunityKey(tx: object, communityId: string): WrappedKey {
  return ringsOf(tx).newKey(communityId)
}

/** The transaction as the store of keys runs its statements. */
export function runOf(tx: object): RunSql {
  return ringsOf(tx).run
}
