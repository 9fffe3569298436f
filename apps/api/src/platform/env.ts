import { phoneSchema } from '@gongyi/shared/contracts'
import { z } from 'zod'
import { isMasterKey, readMasterKey } from './vault/master-key.js'

export const MODES = ['production', 'demo', 'test'] as const
export type Mode = (typeof MODES)[number]

const port = z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535)
const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
  .transform((text) => text === 'true' || text === '1')
const pepper = z.string({ error: 'is needed' }).min(32, 'must have at least 32 characters')
const masterKey = z
  .string({ error: 'is needed' })
  .refine(isMasterKey, 'must be 32 random bytes in base64 or hexadecimal')
  .transform(readMasterKey)
const ADMIN_REGION_FORM = 'must be a code of 2, 4 or 6 digits and a name, for example "339921 禾川市"'
/** A province, city or county: the top of the region tree of this installation. */
const adminRegionSchema = z
  .string()
  .regex(/^(?:\d{2}|\d{4}|\d{6})\s+\S.{0,59}$/u, ADMIN_REGION_FORM)
  .transform((text) => ({ code: text.replace(/\s.*$/su, ''), name: text.replace(/^\d+\s+/u, '').trim() }))

const envSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  GONGYI_MODE: z.enum(MODES, { error: `must be one of ${MODES.join(', ')}` }).default('production'),
  APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL of the app login' }),
  SESSION_PEPPER: pepper,
  PERSON_PEPPER: pepper.optional(),
  GONGYI_MASTER_KEY: masterKey,
  ADMIN_PHONE: phoneSchema.optional(),
  ADMIN_REGION: adminRegionSchema.optional(),
  GONGYI_DATA_DIR: z.string().min(1).default('.data'),
  TRUST_PROXY: flag.default(false),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp(s):// URL' }).optional(),
  MAIL_FROM: z.string().min(3).default('gongyi@localhost'),
  RATE_LIMIT_PER_MINUTE: z.coerce.number({ error: 'must be a number' }).int().min(0).default(3000),
  WEB_DIST: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export interface Env {
  readonly port: number
  readonly host: string
  readonly mode: Mode
  readonly appDatabaseUrl: string
  readonly sessionPepper: string
  /** Keys the hashes of identity numbers. Apart from the session's, so that either can be changed alone. */
  readonly personPepper: string
  /** Wraps every key that personal data is sealed with. Lost, that data is lost. */
  readonly masterKey: Buffer
  /** Whom the first start of an empty production database lets in, and over which region. */
  readonly adminPhone: string | undefined
  readonly adminRegion: { readonly code: string; readonly name: string } | undefined
  readonly dataDir: string
  /** True when exactly one reverse proxy of ours stands in front and sets X-Forwarded-For and -Proto. */
  readonly trustProxy: boolean
  /** Where browsers reach us; https here turns on Secure cookies and HSTS. */
  readonly publicUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** Requests a minute from one address, 0 for no limit. A whole office may share one address. */
  readonly rateLimitPerMinute: number
  readonly webDist: string | undefined
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

/** Injection token of the parsed environment. */
export const ENV = Symbol('Env')

export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/** The one place that reads the environment. Throws EnvError: one sentence per wrong variable. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = envSchema.safeParse(filled)
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => sentence(issue, filled)).join('\n'))
  }
  const raw = parsed.data
  const personPepper = raw.PERSON_PEPPER ?? (raw.GONGYI_MODE === 'test' ? raw.SESSION_PEPPER : undefined)
  if (personPepper === undefined) throw new EnvError('The setting PERSON_PEPPER is missing.')
  return {
    port: raw.PORT,
    host: raw.HOST,
    mode: raw.GONGYI_MODE,
    appDatabaseUrl: raw.APP_DATABASE_URL,
    sessionPepper: raw.SESSION_PEPPER,
    personPepper,
    masterKey: raw.GONGYI_MASTER_KEY,
    adminPhone: raw.ADMIN_PHONE,
    adminRegion: raw.ADMIN_REGION,
    dataDir: raw.GONGYI_DATA_DIR,
    trustProxy: raw.TRUST_PROXY,
    publicUrl: raw.PUBLIC_URL,
    smtpUrl: raw.SMTP_URL,
    mailFrom: raw.MAIL_FROM,
    rateLimitPerMinute: raw.RATE_LIMIT_PER_MINUTE,
    webDist: raw.WEB_DIST,
    logLevel: raw.LOG_LEVEL,
  }
}

function sentence(issue: z.core.$ZodIssue, source: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  if (source[name] === undefined) return `The setting ${name} is missing.`
  // The phone's own message is a word for the screen
  return `The setting ${name} ${issue.message === 'phone' ? 'must be a mobile number of 11 digits' : issue.message}.`
}
