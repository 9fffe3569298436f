import type { JoinCodeView } from '@gongyi/shared/contracts'
import { Prisma } from '../../generated/prisma/client.js'
import { accountNames } from '../../identity/account-names.store.js'
import { audit } from '../../identity/audit.store.js'
import { now, type Tx } from '../../platform/database.js'
import * as persons from '../roster/persons.store.js'

const VALID_DAYS = 30

export interface JoinCodeRow {
  readonly id: string
  readonly personId: string
  readonly channel: 'PRINTED' | 'DOORSTEP'
  readonly issuedBy: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly accountId: string | null
  readonly releasedBy: string | null
  readonly releasedAt: Date | null
  readonly revokedAt: Date | null
  readonly householdCode: string | null
}

export interface NewJoinCode {
  readonly id: string
  readonly personId: string
  readonly codeHash: string | null
  /** Bound at the door: the resident has chosen it already. */
  readonly accountId?: string
}

const COLUMNS = Prisma.sql`c.id, c.person_id as "personId", c.channel, c.issued_by as "issuedBy", c.issued_at as "issuedAt",
  c.expires_at as "expiresAt", c.used_at as "usedAt", c.account_id as "accountId", c.released_by as "releasedBy",
  c.released_at as "releasedAt", c.revoked_at as "revokedAt",
  (select h.code from household_member m join household h on h.community_id = m.community_id and h.id = m.household_id
    where m.community_id = c.community_id and m.person_id = c.person_id and m.active limit 1) as "householdCode"`

/** A new code voids the person's older ones that have not been used: at most one slip of paper is worth anything. */
export async function issueCodes(
  tx: Tx,
  communityId: string,
  codes: readonly NewJoinCode[],
  by: string,
): Promise<Date> {
  await voidOpen(
    tx,
    communityId,
    codes.map(({ personId }) => personId),
    by,
  )
  const issuedAt = await now(tx)
  const expiresAt = new Date(issuedAt.getTime() + VALID_DAYS * 86_400_000)
  await tx.joinCode.createMany({
    data: codes.map(({ accountId, codeHash, ...code }) => ({
      ...{ ...code, codeHash, communityId, issuedBy: by, issuedAt, expiresAt },
      channel: codeHash === null ? 'DOORSTEP' : 'PRINTED',
      ...(accountId === undefined ? {} : { accountId, usedAt: issuedAt }),
    })),
  })
  const places = codes.flatMap(({ codeHash }) => (codeHash === null ? [] : [{ codeHash, regionId: communityId }]))
  await tx.joinCodePlace.createMany({ data: places })
  for (const { id, personId, codeHash } of codes) {
    const detail = { codeId: id, channel: codeHash === null ? 'DOORSTEP' : 'PRINTED' }
    await audit(tx, { action: 'join.issued', accountId: by, regionId: communityId, subject: personId, detail })
  }
  return expiresAt
}

function voidOpen(tx: Tx, communityId: string, personIds: readonly string[], by: string): Promise<number> {
  return tx.$executeRaw`
    update join_code set revoked_at = app_now(), revoked_by = ${by}::uuid
    where community_id = ${communityId}::uuid and person_id = any(${[...personIds]}::uuid[]) and revoked_at is null
      and (used_at is null or released_at is null)`
}

/** Locked to the end of the transaction: a code is used once. */
export async function lockByHash(tx: Tx, communityId: string, codeHash: string): Promise<JoinCodeRow | undefined> {
  const rows = await tx.$queryRaw<JoinCodeRow[]>`
    select ${COLUMNS} from join_code c where c.community_id = ${communityId}::uuid and c.code_hash = ${codeHash}
    for update of c`
  return rows[0]
}

export function lockMany(tx: Tx, communityId: string, ids: readonly string[]): Promise<JoinCodeRow[]> {
  return tx.$queryRaw<JoinCodeRow[]>`
    select ${COLUMNS} from join_code c where c.community_id = ${communityId}::uuid and c.id = any(${[...ids]}::uuid[])
    order by c.id for update of c`
}

/** Newest first; ids tell the time. */
export function listCodes(
  tx: Tx,
  communityId: string,
  before: string | undefined,
  limit: number,
): Promise<JoinCodeRow[]> {
  return tx.$queryRaw<JoinCodeRow[]>`
    select ${COLUMNS} from join_code c
    where c.community_id = ${communityId}::uuid
      and c.id < coalesce(${before ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    order by c.id desc limit ${limit}`
}

export async function markUsed(tx: Tx, communityId: string, id: string, accountId: string): Promise<void> {
  await tx.$executeRaw`
    update join_code set used_at = app_now(), account_id = ${accountId}::uuid
    where community_id = ${communityId}::uuid and id = ${id}::uuid`
}

export async function markReleased(tx: Tx, communityId: string, row: JoinCodeRow, by: string): Promise<void> {
  await tx.$executeRaw`
    update join_code set released_at = app_now(), released_by = ${by}::uuid
    where community_id = ${communityId}::uuid and id = ${row.id}::uuid`
  const detail = { codeId: row.id }
  await audit(tx, { action: 'join.released', accountId: by, regionId: communityId, subject: row.personId, detail })
}

export async function markRevoked(tx: Tx, communityId: string, row: JoinCodeRow, by: string): Promise<void> {
  await tx.$executeRaw`
    update join_code set revoked_at = app_now(), revoked_by = ${by}::uuid
    where community_id = ${communityId}::uuid and id = ${row.id}::uuid`
  const detail = { codeId: row.id }
  await audit(tx, { action: 'join.revoked', accountId: by, regionId: communityId, subject: row.personId, detail })
}

export function stateOf(row: JoinCodeRow, at: Date): JoinCodeView['state'] {
  if (row.revokedAt !== null) return 'void'
  if (row.usedAt !== null) return row.releasedAt === null ? 'claimed' : 'joined'
  if (row.expiresAt <= at) return 'expired'
  return row.releasedAt === null ? 'open' : 'claimed'
}

export async function viewsOf(
  tx: Tx,
  communityId: string,
  rows: readonly JoinCodeRow[],
  reader: string,
): Promise<readonly JoinCodeView[]> {
  const at = await now(tx)
  const staff = await accountNames(
    tx,
    rows.flatMap((row) => [row.issuedBy, row.releasedBy]),
  )
  const names = await persons.names(
    tx,
    communityId,
    rows.map((row) => row.personId),
  )
  return rows.map((row) => {
    const state = stateOf(row, at)
    const isLiving = state === 'open' || state === 'claimed'
    const isAnother = reader !== row.issuedBy && reader !== row.accountId
    return {
      ...{ id: row.id, personId: row.personId, householdCode: row.householdCode, channel: row.channel, state },
      personName: names.get(row.personId) ?? '',
      issuedBy: staff.get(row.issuedBy) ?? '',
      issuedAt: row.issuedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      usedAt: row.usedAt?.toISOString() ?? null,
      releasedBy: row.releasedBy === null ? null : (staff.get(row.releasedBy) ?? ''),
      mayRelease: isLiving && row.releasedAt === null && isAnother,
      mayRevoke: isLiving,
    }
  })
}
