import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalHash, canonicalJson } from '../dossier/canonical-json.js'
import { allocateSeats } from './allocate.js'
import type { Stratum } from './strata.js'

/** Name of the method; a change of one step of it gets another name. */
export const SORTITION_SCHEME = 'gongyi-sortition-v1'

/** What is fixed and published before anybody can know the seed. */
export interface PoolCommitment {
  readonly scheme: typeof SORTITION_SCHEME
  readonly drawId: string
  /** Seats in all; reserves of each group. */
  readonly seats: number
  readonly reserves: number
  /**
   * Where the seed will come from: name and civil day. `meeting` is false; older draws added digits called out at a
   * meeting, and are still worked out from their published seed.
   */
  readonly source: { readonly name: string; readonly on: string; readonly meeting: boolean }
  /** SHA-256 of the secret the tokens were made with: an auditor to whom it is shown can make every token again. */
  readonly saltHash: string
  readonly strata: readonly Stratum[]
}

/** The text that is published and hashed: canonical JSON (RFC 8785), so that `sha256sum` of the file is the pool's hash. */
export function commitmentText(commitment: PoolCommitment): string {
  return canonicalJson(commitment)
}

/** SHA-256 of the commitment's text, 64 lower-case hex digits. */
export function poolHash(commitment: PoolCommitment): string {
  return canonicalHash(commitment)
}

/** One group's part of a result, in the order drawn. */
export interface DrawnStratum {
  readonly id: string
  readonly size: number
  readonly seats: number
  readonly drawn: readonly string[]
  readonly reserves: readonly string[]
}

export interface DrawResult {
  readonly poolHash: string
  readonly seed: string
  readonly strata: readonly DrawnStratum[]
}

/**
 * The draw. Seats go to the groups by {@link allocateSeats}; within a group everybody's number is HMAC-SHA-256 (RFC 2104)
 * with the seed as key over `gongyi-sortition-v1|pool hash|token`, and the smallest numbers win: first the seats, then the
 * reserves. Numbers are compared, never divided, so no place in the list is likelier than another. After RFC 3797
 * ("Publicly Verifiable Nominations Committee Random Selection"): pool and source fixed first, anybody repeats it.
 *
 * @param seed as {@link seedText} gives it
 * @throws RangeError when there are more seats than people
 */
export function draw(commitment: PoolCommitment, seed: string): DrawResult {
  const hash = poolHash(commitment)
  const sizes = commitment.strata.map(({ id, tokens }) => ({ id, size: tokens.length }))
  const seatsOf = new Map(allocateSeats(sizes, commitment.seats).map(({ id, seats }) => [id, seats]))
  const strata = commitment.strata.map(({ id, tokens }) => {
    const seats = seatsOf.get(id) ?? 0
    const order = drawOrder(tokens, hash, seed)
    const reserves = order.slice(seats, seats + commitment.reserves)
    return { id, size: tokens.length, seats, drawn: order.slice(0, seats), reserves }
  })
  return { poolHash: hash, seed, strata }
}

/** Tokens by their numbers, smallest first. */
export function drawOrder(tokens: readonly string[], hash: string, seed: string): readonly string[] {
  const numberOf = drawNumbers(hash, seed)
  return tokens
    .map((token) => ({ token, number: numberOf(token) }))
    .toSorted((a, b) => (a.number < b.number || (a.number === b.number && a.token < b.token) ? -1 : 1))
    .map(({ token }) => token)
}

/**
 * Each token's number in the draw, 64 lower-case hex digits. Key and the common beginning of the message are taken in once:
 * a pool of thousands is drawn on a telephone.
 */
function drawNumbers(hash: string, seed: string): (token: string) => string {
  const begun = hmac.create(sha256, utf8ToBytes(seed)).update(utf8ToBytes(`${SORTITION_SCHEME}|${hash}|`))
  return (token) => bytesToHex(begun.clone().update(utf8ToBytes(token)).digest())
}

/** SHA-256 of the canonical JSON of a result: two results are the same when this is. */
export function resultHash(result: DrawResult): string {
  return canonicalHash({ scheme: SORTITION_SCHEME, ...result })
}
