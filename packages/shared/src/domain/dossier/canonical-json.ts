import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** A value that has no canonical JSON form; `path` is a JSON pointer (RFC 6901) to it. */
export class CanonicalJsonError extends TypeError {
  readonly path: string

  constructor(reason: string, path: string) {
    super(`no canonical JSON form: ${reason} at ${path === '' ? 'the root' : path}`)
    this.name = 'CanonicalJsonError'
    this.path = path
  }
}

/** Deeper nesting is refused so that a hostile document cannot exhaust the stack. */
const MAX_DEPTH = 200

/**
 * The canonical JSON text of a value: RFC 8785 (JSON Canonicalization Scheme, JCS).
 *
 * Strings: section 3.2.2.2. Numbers: section 3.2.2.3, that is ECMAScript's own Number-to-String, with -0 as 0.
 * Members sorted by the UTF-16 code units of their unescaped names: section 3.2.3. No whitespace.
 *
 * What I-JSON (RFC 7493) cannot carry is refused instead of repaired, because a repaired value would be hashed as
 * something nobody wrote: lone surrogates, NaN and infinities, bigint, undefined, functions, symbols, holes in arrays,
 * and objects other than plain ones (a Date would hash as `{}`).
 *
 * @throws CanonicalJsonError with a JSON pointer to the refused value
 */
export function canonicalJson(value: unknown): string {
  return serialize(value, '', 0)
}

/** SHA-256 (FIPS 180-4) of the UTF-8 bytes of a text, as 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** SHA-256 of the canonical JSON of a value, as 64 lower-case hex digits. Throws like {@link canonicalJson}. */
export function canonicalHash(value: unknown): string {
  return sha256Hex(canonicalJson(value))
}

function serialize(value: unknown, path: string, depth: number): string {
  if (depth > MAX_DEPTH) throw new CanonicalJsonError(`nested deeper than ${MAX_DEPTH} levels`, path)
  switch (typeof value) {
    case 'string':
      return serializeString(value, path)
    case 'number':
      return serializeNumber(value, path)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? serializeArray(value, path, depth) : serializeObject(value, path, depth)
    default:
      throw new CanonicalJsonError(typeof value, path)
  }
}

function serializeString(value: string, path: string): string {
  // JSON.stringify would write a lone surrogate as an escape, which RFC 8785 3.2.2.2 forbids
  if (!value.isWellFormed()) throw new CanonicalJsonError('lone surrogate', path)
  return JSON.stringify(value)
}

function serializeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new CanonicalJsonError(String(value), path)
  return JSON.stringify(value)
}

function serializeArray(value: readonly unknown[], path: string, depth: number): string {
  // Array.from visits holes, which map would skip
  return `[${Array.from(value, (item, index) => serialize(item, `${path}/${index}`, depth + 1)).join(',')}]`
}

function serializeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new CanonicalJsonError('not a plain object', path)
  const members: [string, unknown][] = Object.entries(value)
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = members.map(([name, member]) => {
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    return `${serializeString(name, at)}:${serialize(member, at, depth + 1)}`
  })
  return `{${parts.join(',')}}`
}
