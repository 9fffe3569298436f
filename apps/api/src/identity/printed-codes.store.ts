import type { PrintedCode } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { TenantDatabase, type Tx } from '../platform/database.js'
import { lockAccounts } from './access-reset.store.js'
import { accountNames } from './account-names.store.js'
import { audit } from './audit.store.js'
import { MAX_TRIES_PER_CODE } from './codes.store.js'

export interface StoredCode {
  readonly id: string
  readonly accountId: string
  readonly issuedBy: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly releasedBy: string | null
  readonly releasedAt: Date | null
  readonly state: PrintedCode['state']
}

type Refuse = (codes: readonly StoredCode[]) => void

/** What becomes of codes between the printer and the door. */
@Injectable()
export class PrintedCodesStore {
  constructor(private readonly database: TenantDatabase) {}

  /** Newest first; ids tell the time. */
  async list(regionIds: readonly string[], before: string | undefined, limit: number) {
    return this.database.global(async (tx) => {
      const ids = await tx.$queryRaw<{ id: string }[]>`
        select id from one_time_code code where id < coalesce(${before ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
          and exists (select from role_grant held where held.account_id = code.account_id
            and held.region_id = any(${[...regionIds]}::uuid[]))
        order by id desc limit ${limit + 1}`
      const codes = await read(
        tx,
        ids.slice(0, limit).map(({ id }) => id),
      )
      const names = await accountNames(
        tx,
        codes.flatMap((code) => [code.issuedBy, code.releasedBy]),
      )
      return { codes, names, next: ids.length > limit ? (codes.at(-1)?.id ?? null) : null }
    })
  }

  find(codeIds: readonly string[]): Promise<readonly StoredCode[]> {
    return this.database.global((tx) => read(tx, codeIds))
  }

  /** All or none; one released before stays as it was. */
  release(codeIds: readonly string[], by: string, refuse: Refuse): Promise<void> {
    return this.change(
      codeIds,
      by,
      'code.released',
      'waiting',
      refuse,
      (tx, id) =>
        tx.$executeRaw`
        update one_time_code set released_by = ${by}::uuid, released_at = clock_timestamp() where id = ${id}::uuid`,
    )
  }

  revoke(codeIds: readonly string[], by: string, refuse: Refuse): Promise<void> {
    return this.change(
      codeIds,
      by,
      'code.revoked',
      undefined,
      refuse,
      (tx, id) =>
        tx.$executeRaw`
        update one_time_code set revoked_at = clock_timestamp() where id = ${id}::uuid and used_at is null`,
    )
  }

  /** Under the accounts' locks: a code being used, linked over or printed anew meanwhile is seen as it then is. */
  private change(
    codeIds: readonly string[],
    by: string,
    action: string,
    only: StoredCode['state'] | undefined,
    refuse: Refuse,
    write: (tx: Tx, id: string) => Promise<number>,
  ): Promise<void> {
    return this.database.global(
      async (tx) => {
        const before = await read(tx, codeIds)
        await lockAccounts(
          tx,
          before.map(({ accountId }) => accountId),
        )
        await tx.$queryRaw`select id from one_time_code where id = any(${[...codeIds]}::uuid[]) order by id for update`
        const codes = await read(tx, codeIds)
        refuse(codes)
        for (const { id, accountId, state } of codes) {
          if (only !== undefined && state !== only) continue
          await write(tx, id)
          await audit(tx, { action, accountId: by, subject: accountId, detail: { codeId: id } })
        }
      },
      { timeoutMs: 20_000 },
    )
  }
}

function read(tx: Tx, codeIds: readonly string[]): Promise<StoredCode[]> {
  return tx.$queryRaw<StoredCode[]>`
    select id, account_id as "accountId", issued_by as "issuedBy", created_at as "createdAt", expires_at as "expiresAt",
      released_by as "releasedBy", released_at as "releasedAt",
      case when used_at is not null then 'used'
        when revoked_at is not null or attempts >= ${MAX_TRIES_PER_CODE} then 'void'
        when expires_at <= clock_timestamp() then 'expired'
        when needs_release and released_at is null then 'waiting'
        else 'released' end as state
    from one_time_code where id = any(${[...codeIds]}::uuid[]) order by id desc`
}
