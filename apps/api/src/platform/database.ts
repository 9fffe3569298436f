import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from '../generated/prisma/client.js'
import { asProblem, isRetryable } from './database-errors.js'
import { ENV, type Env } from './env.js'
import type { Keyring } from './vault/keyring.js'
import type { RunSql } from './vault/keys.store.js'
import { carryRings, Rings } from './vault/rings.js'
import { Vault, WrongMasterKey } from './vault/vault.js'

/** A Prisma transaction. Stays inside *.repository.ts and *.store.ts. */
export type Tx = Prisma.TransactionClient

export interface TenantContext {
  readonly communityId: string
  readonly role: string
  readonly accountId: string
}

export interface ScopeContext {
  readonly communityIds: readonly string[]
  readonly role: string
  readonly accountId: string
}

export interface TransactionOptions {
  /** Run again, up to three times, when another transaction got in the way. Only for work that is safe to repeat. */
  readonly retry?: boolean
  /** For imports and closing counts; the default is ten seconds. */
  readonly timeoutMs?: number
}

const DEFAULT_TIMEOUT_MS = 10_000
const NOBODY = { communityId: '', role: '', accountId: '' }

@Injectable()
export class TenantDatabase implements OnModuleInit, OnApplicationShutdown {
  /** For the hot paths (cast, receipts, co-sign): no ORM between. Use it through inTenantPg. */
  readonly pool: pg.Pool
  private readonly prismaPool: pg.Pool
  private readonly prisma: PrismaClient
  private readonly vault: Vault
  private platformRing: Promise<Keyring> | undefined

  constructor(@Inject(ENV) env: Env) {
    this.vault = new Vault(env.masterKey)
    this.pool = newPool(env.appDatabaseUrl)
    this.prismaPool = newPool(env.appDatabaseUrl)
    // 'minimal': the longer formats quote the arguments, and with them names and phone numbers, into the log
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.prismaPool), errorFormat: 'minimal' })
  }

  /** A wrong master key ends the start; a database that is away for a moment does not. */
  async onModuleInit(): Promise<void> {
    await this.platformKeys().catch((error: unknown) => {
      if (error instanceof WrongMasterKey) throw error
      new Logger('Database').warn('the platform key is not read yet: the database does not answer')
    })
  }

  /** What accounts are sealed with, read once. */
  platformKeys(): Promise<Keyring> {
    this.platformRing ??= this.readPlatformKeys().catch((error: unknown) => {
      this.platformRing = undefined
      throw error
    })
    return this.platformRing
  }

  /** One transaction that sees one community and nothing else. */
  inTenant<T>(context: TenantContext, work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.transaction((tx) => enter(tx, context, options.timeoutMs), work, options)
  }

  /** A read-only transaction over lists of several communities; sees only tables with a read-scope policy. */
  inScope<T>(context: ScopeContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction((tx) => enterScope(tx, context), work, {})
  }

  /** Identity and region tables, which belong to no community. Tenant tables appear empty here. */
  global<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.transaction((tx) => enter(tx, NOBODY, options.timeoutMs), work, options)
  }

  /** The same walls as inTenant, on a plain pg client. */
  async inTenantPg<T>(context: TenantContext, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    try {
      const client = await this.pool.connect()
      return await runOn(client, context, work)
    } catch (error) {
      throw asProblem(error)
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.prisma.$disconnect()
    await Promise.all([this.pool.end(), this.prismaPool.end()])
  }

  private async readPlatformKeys(): Promise<Keyring> {
    try {
      return await this.prisma.$transaction((tx) => this.vault.platform(sqlOf(tx)))
    } catch (error) {
      throw error instanceof WrongMasterKey ? error : asProblem(error)
    }
  }

  private async transaction<T>(
    enterTx: (tx: Tx) => Promise<unknown>,
    work: (tx: Tx) => Promise<T>,
    options: TransactionOptions,
  ): Promise<T> {
    const attempts = options.retry === true ? 3 : 1
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.prisma.$transaction(
          async (tx) => {
            await enterTx(tx)
            carryRings(tx, new Rings(this.vault, sqlOf(tx), () => this.platformKeys()))
            return work(tx)
          },
          { maxWait: 2_000, timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS },
        )
      } catch (error) {
        if (attempt >= attempts || !isRetryable(error)) throw asProblem(error)
        await pause(attempt)
      }
    }
  }
}

/** Statements as text with numbered values, on a transaction. */
function sqlOf(tx: Tx): RunSql {
  return (text, values) => tx.$queryRawUnsafe<unknown[]>(text, ...values)
}

/** The database's clock, moved by the test clock where that exists: the only clock deadlines are read from. */
export async function now(tx: Tx): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`select app_now() as now`
  const first = rows[0]
  if (first === undefined) throw new Error('app_now() returned no row')
  return first.now
}

/** The same clock outside any transaction of the caller's. */
export function readNow(database: TenantDatabase): Promise<Date> {
  return database.global(now)
}

function enter(tx: Tx, context: TenantContext, timeoutMs: number | undefined): Promise<unknown> {
  const { communityId, role, accountId } = context
  if (timeoutMs === undefined) {
    return tx.$queryRaw`select set_config('app.tenant', ${communityId}, true), set_config('app.role', ${role}, true),
      set_config('app.account', ${accountId}, true), set_config('app.read_scope', '', true)`
  }
  const limit = String(timeoutMs)
  // PostgreSQL does not lengthen a transaction's timer that already runs: it is stopped by 0 and then started anew
  return tx.$queryRaw`select set_config('app.tenant', ${communityId}, true), set_config('app.role', ${role}, true),
    set_config('app.account', ${accountId}, true), set_config('app.read_scope', '', true),
    set_config('statement_timeout', ${limit}, true), set_config('idle_in_transaction_session_timeout', ${limit}, true),
    set_config('transaction_timeout', '0', true), set_config('transaction_timeout', ${limit}, true)`
}

function enterScope(tx: Tx, context: ScopeContext): Promise<unknown> {
  const scope = `{${context.communityIds.join(',')}}`
  return tx.$queryRaw`select set_config('app.tenant', '', true), set_config('app.role', ${context.role}, true),
    set_config('app.account', ${context.accountId}, true), set_config('app.read_scope', ${scope}, true),
    set_config('transaction_read_only', 'on', true)`
}

const ENTER_PG = {
  name: 'gongyi-enter',
  text: `select set_config('app.tenant', $1, true), set_config('app.role', $2, true), set_config('app.account', $3, true)`,
}

async function runOn<T>(
  client: pg.PoolClient,
  context: TenantContext,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  let broken: Error | undefined
  try {
    await client.query('begin')
    await client.query({ ...ENTER_PG, values: [context.communityId, context.role, context.accountId] })
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    // A client whose rollback fails must not go back to the pool with the tenant still set
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** ballots.md 3.6: no request may hold a lock or a connection longer than a person waits. */
const SERVER_SETTINGS = {
  statement_timeout: '5000',
  lock_timeout: '3000',
  idle_in_transaction_session_timeout: '5000',
  transaction_timeout: '10000',
  client_connection_check_interval: '1000',
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '15000',
}

function newPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    application_name: 'gongyi-api',
    max: 10,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: Object.entries(SERVER_SETTINGS)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  })
  // Without a listener a dropped idle connection would end the process
  pool.on('error', (error) => new Logger('Database').warn(`idle connection lost: ${error.message}`))
  return pool
}

function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt * (0.5 + Math.random())))
}
