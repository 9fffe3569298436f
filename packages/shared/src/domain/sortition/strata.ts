import { canonicalJson } from '../dossier/canonical-json.js'
import { SMALLEST_STRATUM, SORTITION_DIMENSIONS, type SortitionDimension, UNKNOWN } from './plan.js'

/** Somebody who may be drawn: an opaque token and what is known of them by dimension. */
export interface PoolMember {
  readonly token: string
  readonly values: Readonly<Partial<Record<SortitionDimension, string>>>
}

/** One group of the pool. `values` is empty for everybody together, and for the groups too small to stand alone. */
export interface Stratum {
  /** `1`, `2`, 3 … in canonical order. */
  readonly id: string
  readonly values: Readonly<Partial<Record<SortitionDimension, string>>>
  /** True for the small groups put together. */
  readonly rest: boolean
  /** In code-unit order, each once. */
  readonly tokens: readonly string[]
}

interface Group {
  readonly key: string
  readonly values: Stratum['values']
  readonly tokens: readonly string[]
}

/**
 * Divides a pool into groups by the dimensions chosen. Groups of fewer than {@link SMALLEST_STRATUM} people are put
 * together; is that still too few, the smallest other group joins them. The order of the members plays no part.
 *
 * @param smallest the least number of people a group may have (whole, 1 or more)
 * @throws RangeError when a token comes twice
 */
export function stratify(
  members: readonly PoolMember[],
  dimensions: readonly SortitionDimension[],
  smallest: number = SMALLEST_STRATUM,
): readonly Stratum[] {
  if (new Set(members.map(({ token }) => token)).size !== members.length) throw new RangeError('a token comes twice')
  const groups = groupsOf(members, dimensions)
  const large = groups.filter(({ tokens }) => tokens.length >= smallest)
  const rest = groups.filter(({ tokens }) => tokens.length < smallest).flatMap(({ tokens }) => tokens)
  while (rest.length > 0 && rest.length < smallest && large.length > 0) {
    const [least] = large.toSorted(bySize)
    if (least === undefined) break
    rest.push(...least.tokens)
    large.splice(large.indexOf(least), 1)
  }
  const named = large.map(({ values, tokens }) => ({ values, rest: false, tokens: tokens.toSorted() }))
  const joined = rest.length === 0 ? [] : [{ values: {}, rest: named.length > 0, tokens: rest.toSorted() }]
  return [...named, ...joined].map((stratum, index) => ({ id: String(index + 1), ...stratum }))
}

function groupsOf(members: readonly PoolMember[], dimensions: readonly SortitionDimension[]): readonly Group[] {
  const chosen = SORTITION_DIMENSIONS.filter((dimension) => dimensions.includes(dimension))
  const groups = new Map<string, { readonly values: Stratum['values']; readonly tokens: string[] }>()
  for (const { token, values } of members) {
    const own = Object.fromEntries(chosen.map((dimension) => [dimension, values[dimension] ?? UNKNOWN]))
    const key = canonicalJson(chosen.map((dimension) => own[dimension]))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { values: own, tokens: [token] })
    else group.tokens.push(token)
  }
  return [...groups].map(([key, group]) => ({ key, ...group })).toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

function bySize(a: Group, b: Group): number {
  return a.tokens.length - b.tokens.length || (a.key < b.key ? -1 : 1)
}
