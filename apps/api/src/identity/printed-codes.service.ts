import type { AccountView, PrintedCode, PrintedCodePage, PrintedCodeQuery } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.js'
import { readNow, TenantDatabase } from '../platform/database.js'
import { notFound, Problem, type ProblemCode } from '../platform/problem.js'
import { AccountsRepository } from './accounts.repository.js'
import { ACCOUNT_READERS } from './accounts.service.js'
import { mayIssueCode } from './authority.js'
import { PrintedCodesStore, type StoredCode } from './printed-codes.store.js'
import { RegionTree } from './region-tree.js'
import { StandingService } from './standing.service.js'

/** A resident's code opens nothing until somebody other than its printer has seen it handed over. */
@Injectable()
export class PrintedCodesService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly store: PrintedCodesStore,
    private readonly standing: StandingService,
    private readonly regions: RegionTree,
    private readonly database: TenantDatabase,
  ) {}

  /** Only of accounts the reader could print for themselves. */
  async list(actor: Actor, query: PrintedCodeQuery): Promise<PrintedCodePage> {
    const own = await this.standing.regionsOf(actor, ACCOUNT_READERS)
    const within = query.within === undefined ? own : await this.regions.idsWithin(query.within)
    const regionIds = own.filter((id) => within.includes(id))
    const { codes, names, next } = await this.store.list(regionIds, query.before, query.limit)
    const holders = await this.holdersOf(actor, codes)
    const items = codes.flatMap((code) => {
      const holder = holders.get(code.accountId)
      return holder === undefined ? [] : [viewOf(code, holder, names, actor)]
    })
    return { items, next }
  }

  async release(actor: Actor, codeIds: readonly string[]): Promise<void> {
    const wanted = [...new Set(codeIds)]
    await this.requireStanding(actor, wanted)
    await this.store.release(wanted, actor.accountId, (codes) => {
      refuse(wanted, 'code-over', codes.filter(isOver))
      refuse(
        wanted,
        'same-printer',
        codes.filter((code) => !isAnother(actor, code)),
      )
    })
  }

  async revoke(actor: Actor, codeIds: readonly string[]): Promise<void> {
    const wanted = [...new Set(codeIds)]
    await this.requireStanding(actor, wanted)
    await this.store.revoke(wanted, actor.accountId, (codes) => refuse(wanted, 'code-over', codes.filter(isOver)))
  }

  /** A code of an account elsewhere does not exist. */
  private async requireStanding(actor: Actor, codeIds: readonly string[]): Promise<void> {
    const codes = await this.store.find(codeIds)
    const holders = await this.holdersOf(actor, codes)
    if (codes.length !== codeIds.length || codes.some(({ accountId }) => !holders.has(accountId))) throw notFound()
  }

  private async holdersOf(actor: Actor, codes: readonly StoredCode[]): Promise<ReadonlyMap<string, AccountView>> {
    const at = await readNow(this.database)
    const accounts = await this.accounts.findMany([...new Set(codes.map(({ accountId }) => accountId))])
    const held = await Promise.all(
      accounts.map(async (account) => mayIssueCode(await this.standing.towardsAccount(actor, account, at))),
    )
    return new Map(accounts.flatMap((account, index) => (held[index] === true ? [[account.id, account]] : [])))
  }
}

function isOver({ state }: StoredCode): boolean {
  return state !== 'waiting' && state !== 'released'
}

function isAnother(actor: Actor, code: StoredCode): boolean {
  return actor.accountId !== code.issuedBy && actor.accountId !== code.accountId
}

function viewOf(code: StoredCode, holder: AccountView, names: ReadonlyMap<string, string>, actor: Actor): PrintedCode {
  const { id, accountId, state, issuedBy, releasedBy } = code
  return {
    id,
    accountId,
    displayName: holder.displayName,
    phoneMasked: holder.phoneMasked,
    state,
    printedBy: names.get(issuedBy) ?? '',
    printedAt: code.createdAt.toISOString(),
    expiresAt: code.expiresAt.toISOString(),
    releasedBy: releasedBy === null ? null : (names.get(releasedBy) ?? ''),
    releasedAt: code.releasedAt?.toISOString() ?? null,
    mayRelease: state === 'waiting' && isAnother(actor, code),
    mayRevoke: !isOver(code),
  }
}

function refuse(wanted: readonly string[], code: ProblemCode, codes: readonly StoredCode[]): void {
  if (codes.length === 0) return
  const errors = codes.map(({ id }) => ({ pointer: `/codeIds/${wanted.indexOf(id)}`, code, message: code }))
  throw new Problem(code, { errors })
}
