import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@gongyi/shared/contracts'
import type { Type } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.js'
import { appModule } from '../src/app.module.js'
import type { Env, Mode } from '../src/platform/env.js'
import { createTestDatabase, type TestDatabase } from './database.js'
import {
  homeOf,
  insertAccount,
  insertRegions,
  type RegionIds,
  type RegionKey,
  TEST_PASSWORD,
  type TestAccount,
} from './fixtures/people.js'
import { TEST_MASTER_KEY } from './vault.js'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly text: string
  /** The parsed body; undefined when it is empty or not JSON. */
  readonly body: unknown
}

export interface Sent {
  readonly body?: unknown
  /** Sent as it is, with the content type of `headers`. */
  readonly raw?: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
  readonly remoteAddress?: string
}

/** Someone at a browser of our own pages: the right Origin, and the cookie when signed in. */
export class Caller {
  constructor(
    private readonly fastify: FastifyInstance,
    readonly cookie: string | undefined,
    readonly account: TestAccount | undefined,
  ) {}

  get(url: string, sent: Sent = {}): Promise<Answer> {
    return this.send('GET', url, sent)
  }
  post(url: string, body?: unknown, sent: Sent = {}): Promise<Answer> {
    return this.send('POST', url, body === undefined ? sent : { ...sent, body })
  }
  delete(url: string, sent: Sent = {}): Promise<Answer> {
    return this.send('DELETE', url, sent)
  }

  async send(method: Method, url: string, sent: Sent = {}): Promise<Answer> {
    const json = sent.body === undefined ? undefined : JSON.stringify(sent.body)
    const payload = sent.raw ?? json
    const response = await this.fastify.inject({
      method,
      url,
      headers: {
        host: 'gongyi.test',
        origin: 'http://gongyi.test',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...sent.headers,
      },
      ...(payload === undefined ? {} : { payload }),
      ...(sent.remoteAddress === undefined ? {} : { remoteAddress: sent.remoteAddress }),
    })
    return { status: response.statusCode, headers: response.headers, text: response.body, body: parse(response.body) }
  }
}

export interface TestApp {
  readonly app: NestFastifyApplication
  readonly fastify: FastifyInstance
  readonly database: TestDatabase
  readonly env: Env
  readonly regions: RegionIds
  readonly anonymous: Caller
  /** A fresh account with this role on its usual region (桂苑社区, 云溪街道, 禾川市) or on the one named, signed in. */
  signIn(role: Role, region?: RegionKey): Promise<Caller>
  /** The same account at another browser, by password. */
  signInAs(account: TestAccount): Promise<Caller>
  account(role: Role, region?: RegionKey, options?: { password?: boolean }): Promise<TestAccount>
  close(): Promise<void>
}

/** The real application on a fresh database: nothing is replaced. */
export async function startTestApp(
  options: { readonly mode?: Mode; readonly env?: Partial<Env>; readonly more?: readonly Type[] } = {},
): Promise<TestApp> {
  const database = await createTestDatabase()
  const env = testEnv(database.appUrl, options.mode ?? 'test', options.env)
  const root = appModule(env)
  const regions = await insertRegions(database.ownerPool)
  const app = await createApp(env, { ...root, imports: [...(root.imports ?? []), ...(options.more ?? [])] })
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance()
  const anonymous = new Caller(fastify, undefined, undefined)
  const account: TestApp['account'] = (role, region = homeOf(role), more = {}) =>
    insertAccount(database.ownerPool, { role, regionId: regions[region] }, more)
  const signInAs: TestApp['signInAs'] = async (known) => {
    const answer = await anonymous.post('/api/session', { phone: known.phone, password: TEST_PASSWORD })
    if (answer.status !== 201) throw new Error(`Sign-in answered ${answer.status}: ${answer.text}`)
    return new Caller(fastify, cookieOf(answer), known)
  }
  return {
    app,
    fastify,
    database,
    env,
    regions,
    anonymous,
    account,
    signInAs,
    signIn: async (role, region) => signInAs(await account(role, region)),
    close: async () => {
      await app.close()
      await database.drop()
    },
  }
}

export function cookieOf(answer: Answer): string {
  const header = [answer.headers['set-cookie'] ?? []].flat()[0]
  return String(header).split(';', 1)[0] ?? ''
}

/** The `code` of a problem, for assertions. */
export function codeOf(answer: Answer): unknown {
  return typeof answer.body === 'object' && answer.body !== null && 'code' in answer.body ? answer.body.code : undefined
}

export function testEnv(appDatabaseUrl: string, mode: Mode, more: Partial<Env> = {}): Env {
  return {
    port: 0,
    host: '127.0.0.1',
    mode,
    appDatabaseUrl,
    sessionPepper: 'a pepper for tests, long enough to be taken',
    personPepper: 'another pepper for tests, for identity numbers',
    masterKey: TEST_MASTER_KEY,
    adminPhone: undefined,
    adminRegion: undefined,
    dataDir: join(tmpdir(), 'gongyi-test'),
    trustProxy: false,
    publicUrl: undefined,
    smtpUrl: undefined,
    mailFrom: 'gongyi@localhost',
    // No built web: pages are not what these tests ask for, and a built one would change what they see
    webDist: join(tmpdir(), 'gongyi-test', 'no-web'),
    rateLimitPerMinute: 0,
    logLevel: 'silent',
    ...more,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
