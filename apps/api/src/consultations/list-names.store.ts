import { nameKey } from '@gongyi/shared/domain'
import { z } from 'zod'
import type { Tx } from '../platform/database.js'
import { newId } from '../platform/ids.js'
import { CELLS } from '../platform/vault/cells.js'
import { communityRing, writingRing } from '../platform/vault/rings.js'
import type { TopicKey } from './topic.repository.js'

// A list that votes (delegates, members) names people. The records, the chain and the voting units carry ids in the
// names' place: they can never be sealed anew, and the names must be.

const LABEL = 'LIST:'

const naming = z.looseObject({ scope: z.looseObject({ names: z.array(z.string()) }) })
/** Step 2 as it is sent: the whole matter and each motion may name a list. */
const settingInput = z.looseObject({ motions: z.array(z.unknown()).catch([]) })

/** The input of a step with every listed name replaced by its id; a name already listed in this topic keeps its own. */
export async function withoutListNames(tx: Tx, key: TopicKey, action: string, input: unknown): Promise<unknown> {
  const setting = action === 'participants.set' ? settingInput.safeParse(input) : undefined
  if (setting?.success !== true) return input
  const named = namesIn([setting.data, ...setting.data.motions])
  if (named.length === 0) return input
  const known = new Map([...(await listNames(tx, key))].map(([id, name]) => [nameKey(name), id]))
  // 王 小明 and 王小明 are one person and one vote
  const given = new Map(named.map((name) => [nameKey(name), name.trim()]))
  const added = [...given].filter(([same]) => !known.has(same))
  const ring = await writingRing(tx, key.communityId)
  const rows = added.map(([same, name]) => {
    const id = newId()
    known.set(same, id)
    return { ...key, id, nameSealed: ring.seal(CELLS.listName(id), name) }
  })
  await tx.listName.createMany({ data: rows })
  const withIds = (part: unknown): unknown => {
    const listing = naming.safeParse(part)
    if (!listing.success) return part
    const { scope } = listing.data
    const names = [...new Set(scope.names.map((name) => known.get(nameKey(name)) ?? ''))]
    return { ...listing.data, scope: { ...scope, names } }
  }
  const whole = settingInput.parse(withIds(setting.data))
  return { ...whole, motions: whole.motions.map(withIds) }
}

function namesIn(parts: readonly unknown[]): readonly string[] {
  return parts.flatMap((part) => {
    const listing = naming.safeParse(part)
    return listing.success ? listing.data.scope.names : []
  })
}

/** Names by id of everybody ever listed in a topic. */
export async function listNames(tx: Tx, { communityId, topicId }: TopicKey): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.listName.findMany({ where: { communityId, topicId }, select: { id: true, nameSealed: true } })
  if (rows.length === 0) return new Map()
  const ring = await communityRing(tx, communityId)
  return new Map(rows.map(({ id, nameSealed }) => [id, ring.open(CELLS.listName(id), nameSealed)]))
}

/** The same rows with names where their labels carry ids. Labels that are house numbers stay. */
export async function withNames<T extends { readonly label: string }>(
  tx: Tx,
  key: TopicKey,
  rows: readonly T[],
): Promise<T[]> {
  if (!rows.some((row) => row.label.startsWith(LABEL))) return [...rows]
  const names = await listNames(tx, key)
  return rows.map((row) => ({ ...row, label: names.get(row.label.slice(LABEL.length)) ?? row.label }))
}

/** Labels of the listed people whose name contains the text, as the voting units carry them. */
export async function labelsNamed(tx: Tx, key: TopicKey, text: string): Promise<string[]> {
  if (text === '') return []
  const names = await listNames(tx, key)
  return [...names].filter(([, name]) => name.includes(text)).map(([id]) => `${LABEL}${id}`)
}
