import type { KeyObject } from 'node:crypto'
import { decrypt, encrypt, SealBroken, token, unambiguous } from './envelope.js'

/** Where a sealed text stands. Moved to any other place it does not open. */
export interface Cell {
  readonly table: string
  readonly column: string
  readonly row: string
}

export interface Key {
  /** Twelve hexadecimal digits. */
  readonly id: string
  readonly data: KeyObject
  readonly index: KeyObject
}

/**
 * The keys of one community, or of the platform: seals under the active one, opens under any that is left.
 * Sealed text: `<key id>.<base64url(nonce ‖ ciphertext ‖ tag)>`, bound to community, table, column and row.
 */
export class Keyring {
  private readonly keys: ReadonlyMap<string, Key>
  /** Of each key: parts of names repeat a thousand times in a roster. */
  private readonly known = new Map<string, string>()

  /** @param keys the active key first; none before a community's first secret */
  constructor(
    readonly community: string,
    keys: readonly Key[],
  ) {
    this.keys = new Map(keys.map((key) => [key.id, key]))
  }

  get activeId(): string {
    return this.active().id
  }

  get isEmpty(): boolean {
    return this.keys.size === 0
  }

  seal(cell: Cell, text: string): string {
    const key = this.active()
    return `${key.id}.${encrypt(key.data, this.place(cell), Buffer.from(text, 'utf8'))}`
  }

  /** Throws SealBroken for text of another place, of a destroyed key, or in clear. */
  open(cell: Cell, sealed: string): string {
    const dot = sealed.indexOf('.')
    const key = this.keys.get(sealed.slice(0, dot))
    if (dot < 1 || key === undefined) throw new SealBroken(`no key opens ${cell.table}.${cell.column}`)
    return decrypt(key.data, this.place(cell), sealed.slice(dot + 1)).toString('utf8')
  }

  sealNullable(cell: Cell, text: string | null): string | null {
    return text === null ? null : this.seal(cell, text)
  }

  openNullable(cell: Cell, sealed: string | null): string | null {
    return sealed === null ? null : this.open(cell, sealed)
  }

  /** The blind index of a value under the active key. `kind` keeps equal values of different columns apart. */
  token(kind: string, value: string): string {
    return this.tokenBy(this.active(), kind, value)
  }

  /** The same under every key there is: while a rotation runs, rows stand under either. */
  tokenSets(values: readonly (readonly [kind: string, value: string])[]): readonly (readonly string[])[] {
    return [...this.keys.values()].map((key) => values.map(([kind, value]) => this.tokenBy(key, kind, value)))
  }

  private tokenBy(key: Key, kind: string, value: string): string {
    const name = `${key.id} ${kind} ${value}`
    const made = this.known.get(name) ?? token(key.index, [this.community, kind, value])
    this.known.set(name, made)
    return made
  }

  private active(): Key {
    const [key] = this.keys.values()
    if (key === undefined) throw new Error('the keyring of this community is empty: open it for writing')
    return key
  }

  private place({ table, column, row }: Cell): Buffer {
    return unambiguous([this.community, table, column, row])
  }
}
