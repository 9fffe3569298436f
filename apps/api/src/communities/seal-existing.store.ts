import pg from 'pg'
import { z } from 'zod'
import { sealAccount } from '../identity/account-seal.js'
import { CELLS } from '../platform/vault/cells.js'
import type { Keyring } from '../platform/vault/keyring.js'
import { readMasterKey } from '../platform/vault/master-key.js'
import { Vault } from '../platform/vault/vault.js'
import { type PersonRecord, sealPerson } from './roster/person.js'

const BATCH = 1_000
const GLOBAL = ['account', 'contact_address']

/** One table of what an earlier version kept in clear: how to read a row of it, and how to write it back sealed. */
interface Leftover<Row> {
  readonly table: string
  readonly row: z.ZodType<Row>
  readonly seal: (row: Row, rings: Rings) => Promise<object>
  /** Takes the sealed rows as one JSON array. */
  readonly write: string
}

interface Rings {
  readonly platform: Keyring
  readonly community: (id: string) => Promise<Keyring>
}

const accounts: Leftover<{ id: string; phone: string; display_name: string }> = {
  table: 'account',
  row: z.object({ id: z.string(), phone: z.string(), display_name: z.string() }),
  seal: async ({ id, phone, display_name: displayName }, { platform }) => {
    return { id, ...sealAccount(platform, { id, phone, displayName }) }
  },
  write: `update account a set phone_sealed = r."phoneSealed", phone_index = r."phoneIndex",
      display_name_sealed = r."displayNameSealed", search_index = r."searchIndex"
    from jsonb_to_recordset($1::jsonb) as r(id uuid, "phoneSealed" text, "phoneIndex" text, "displayNameSealed" text,
      "searchIndex" text[]) where a.id = r.id`,
}

const addresses: Leftover<{ account_id: string; channel: string; address: string }> = {
  table: 'contact_address',
  row: z.object({ account_id: z.string(), channel: z.string(), address: z.string() }),
  seal: async ({ account_id: id, channel, address }, { platform }) => {
    return { id, channel, sealed: platform.seal(CELLS.contactAddress(id, channel), address) }
  },
  write: `update contact_address c set address_sealed = r.sealed
    from jsonb_to_recordset($1::jsonb) as r(id uuid, channel text, sealed text)
    where c.account_id = r.id and c.channel = r.channel`,
}

const people: Leftover<
  Pick<PersonRecord, 'id' | 'name' | 'phone' | 'note'> & InCommunity & { id_masked: string | null }
> = {
  table: 'person',
  row: z.object({
    community_id: z.string(),
    id: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    id_masked: z.string().nullable(),
    note: z.string().nullable(),
  }),
  seal: async ({ community_id: community, id_masked: idMasked, ...known }, { community: ringOf }) => {
    const untouched = { idHash: null, birthDate: null, gender: null, deceased: false, active: true }
    return { community, ...sealPerson(await ringOf(community), { ...known, idMasked, ...untouched }) }
  },
  write: `update person p set name_sealed = r."nameSealed", phone_sealed = r."phoneSealed",
        id_masked_sealed = r."idMaskedSealed", note_sealed = r."noteSealed", search_index = r."searchIndex"
      from jsonb_to_recordset($1::jsonb) as r(community uuid, id uuid, "nameSealed" text, "phoneSealed" text,
        "idMaskedSealed" text, "noteSealed" text, "searchIndex" text[])
      where p.community_id = r.community and p.id = r.id`,
}

const importRows: Leftover<InCommunity & { id: string; data?: unknown; problems?: unknown }> = {
  table: 'roster_import_row',
  row: z.object({ community_id: z.string(), id: z.string(), data: z.unknown(), problems: z.unknown() }),
  seal: async ({ community_id: community, id, data, problems }, { community: ringOf }) => {
    const ring = await ringOf(community)
    return { community, id, sealed: ring.seal(CELLS.importRow(id), JSON.stringify({ data, problems })) }
  },
  write: `update roster_import_row i set body_sealed = r.sealed
    from jsonb_to_recordset($1::jsonb) as r(community uuid, id uuid, sealed text)
    where i.community_id = r.community and i.id = r.id`,
}

const answers: Leftover<InCommunity & { account_id: string; key: string; response?: unknown }> = {
  table: 'idempotency_key',
  row: z.object({ community_id: z.string(), account_id: z.string(), key: z.string(), response: z.unknown() }),
  seal: async ({ community_id: community, account_id: id, key, response }, { platform }) => {
    const sealed = platform.seal(CELLS.givenAnswer(community, id, key), JSON.stringify(response ?? null))
    return { community, id, key, sealed }
  },
  write: `update idempotency_key k set response_sealed = r.sealed
    from jsonb_to_recordset($1::jsonb) as r(community uuid, id uuid, key text, sealed text)
    where k.community_id = r.community and k.account_id = r.id and k.key = r.key`,
}

interface InCommunity {
  readonly community_id: string
}

/**
 * Seals what an earlier version left in clear, a thousand rows a transaction: cut short, the next start goes on. Run by
 * the start, with the migrating login, before anybody is served.
 *
 * @throws WrongMasterKey
 */
export async function sealExisting(ownerUrl: string, masterKey: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const run = async (text: string, values: readonly unknown[]) => (await client.query(text, [...values])).rows
    const vault = new Vault(readMasterKey(masterKey))
    await client.query('begin')
    const platform = await vault.platform(run)
    await client.query('commit')
    await nameConfirmersById(client)
    const rings = { platform, community: (id: string) => vault.communityForWriting(run, id) }
    await sealAll(client, accounts, rings)
    await sealAll(client, addresses, rings)
    await sealAll(client, people, rings)
    await sealAll(client, importRows, rings)
    await sealAll(client, answers, rings)
  } finally {
    await client.end()
  }
}

/** Row-level security binds the owner too: community by community, then what belongs to none. */
async function sealAll<Row>(client: pg.Client, leftover: Leftover<Row>, rings: Rings): Promise<void> {
  for (const community of GLOBAL.includes(leftover.table) ? [''] : await communities(client, leftover.table)) {
    while ((await sealBatch(client, leftover, rings, community)) === BATCH);
  }
}

async function communities(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(`select distinct community_id::text as id from unsealed.${table}`)
  return rows.map((row) => row.id)
}

async function sealBatch<Row>(
  client: pg.Client,
  { table, row, seal, write }: Leftover<Row>,
  rings: Rings,
  community: string,
): Promise<number> {
  const ofCommunity = community === '' ? '' : `where community_id = '${z.uuid().parse(community)}'`
  await client.query('begin')
  await client.query(`select set_config('app.tenant', $1, true)`, [community])
  // Taken out of the leftovers and put back sealed, in one transaction
  const { rows } = await client.query(
    `delete from unsealed.${table} where ctid = any(array(select ctid from unsealed.${table} ${ofCommunity} limit ${BATCH})) returning *`,
  )
  const sealed: object[] = []
  for (const found of z.array(row).parse(rows)) sealed.push(await seal(found, rings))
  await client.query(write, [JSON.stringify(sealed)])
  await client.query('commit')
  return rows.length
}

/** Imports once noted by name who took them over; now by account. A name that two accounts bear is left out. */
async function nameConfirmersById(client: pg.Client): Promise<void> {
  await client.query('begin')
  const { rows } = await client.query<{ id: string }>(`select id from region where level = 'VILLAGE_COMMUNITY'`)
  for (const { id } of rows) {
    await client.query(`select set_config('app.tenant', $1, true)`, [id])
    await client.query(
      `update roster_import i set summary = case when named.n = 1
          then jsonb_set(i.summary, '{confirmedBy}', to_jsonb(named.id)) else i.summary - 'confirmedBy' end
       from (select held.id as import_id, min(a.id::text) as id, count(a.id) as n from roster_import held
         left join unsealed.account a on a.display_name = held.summary ->> 'confirmedBy'
         where held.community_id = $1 and held.summary ->> 'confirmedBy' !~ '^[0-9a-f-]{36}$' group by held.id) named
       where i.community_id = $1 and i.id = named.import_id`,
      [id],
    )
  }
  await client.query('commit')
}
