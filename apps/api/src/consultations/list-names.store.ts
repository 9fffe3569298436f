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

const namingInput = z.looseObject({
  scope: z.looseObject({ kind: z.literal('list'), names: z.array(z.string()) }),
})

/** The input of a step with every listed name replaced by its id; a name already listed in this topic keeps its own. */
export async function withoutListNames(tx: Tx, key: TopicKey, action: string, input: unknown): Promise<unknown> {
  const naming = action === 'participants.set' ? namingInput.safeParse(input) : undefined
  if (naming?.success !== true) return input
  const known = new Map([...(await listNames(tx, key))].map(([id, name]) => [nameKey(name), id]))
  // 王 小明 and 王小明 are one person and one vote
  const given = new Map(naming.data.scope.names.map((name) => [nameKey(name), name.trim()]))
  const added = [...given].filter(([same]) => !known.has(same))
  const ring = await writingRing(tx, key.communityId)
  const rows = added.map(([same, name]) => {
    const id = newId()
    known.set(same, id)
    return { ...key, id, nameSealed: ring.seal(CELLS.listName(id), name) }
  })
  await tx.listName.createMany({ data: rows })
  const names = [...given.keys()].map((same) => known.get(same) ?? '')
  return { ...naming.data, scope: { ...naming.data.scope, names } }
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
