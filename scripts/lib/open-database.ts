import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { hasDemoData } from '../database/demo-data.mjs'
import { writableFolder } from '../database/embedded/cluster-folder.mjs'
import { prepareDatabase } from '../database/prepare.mjs'
import { dataDir, inRoot } from './paths.ts'
import { CommandError } from './say.ts'
import type { DemoAccount } from './welcome.ts'

export type Mode = 'production' | 'demo' | 'test'

export interface OpenDatabase {
  readonly appUrl: string
  readonly sessionPepper: string
  readonly personPepper: string
  readonly masterKey: string
  /** Empty unless demo data is loaded. */
  readonly demoAccounts: readonly DemoAccount[]
  readonly stop: () => Promise<void>
}

interface SeedContext {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly secrets: Readonly<Record<string, string>>
}

/** What apps/api/src/demo/seed.ts exports. */
interface DemoModule {
  readonly seedDemo: (context: SeedContext) => Promise<void>
  readonly DEMO_ACCOUNTS: readonly DemoAccount[]
}

/** What apps/api/src/communities/seal-existing.store.ts exports. */
interface SealModule {
  readonly sealExisting: (ownerUrl: string, masterKey: string) => Promise<void>
}

/** The data folder, or one sentence that it cannot be written. */
export function openFolder(): string {
  try {
    return writableFolder(dataDir())
  } catch (error) {
    return explain(error)
  }
}

/** DATABASE_URL or the embedded server, migrated; in demo mode an empty database is filled. */
export async function openDatabase(mode: Mode, folder: string): Promise<OpenDatabase> {
  const database = await prepareDatabase({
    dataDir: folder,
    mode,
    databaseUrl: process.env['DATABASE_URL'] || undefined,
    appDatabaseUrl: process.env['APP_DATABASE_URL'] || undefined,
    masterKey: process.env['GONGYI_MASTER_KEY'] || undefined,
    log: (sentence: string): undefined => {
      console.log(sentence)
    },
    seal: async (ownerUrl: string, masterKey: string) => {
      const file = inRoot('apps/api/dist/communities/seal-existing.store.js')
      const { sealExisting }: SealModule = await import(pathToFileURL(file).href)
      await sealExisting(ownerUrl, masterKey)
    },
    seed: async (context: SeedContext) => {
      console.log('Loading demo data …')
      await (await demoModule()).seedDemo(context)
    },
  }).catch(explain)
  const demo = mode === 'demo' && (await hasDemoData(database.ownerUrl))
  return {
    appUrl: database.appUrl,
    sessionPepper: database.secrets.sessionPepper,
    personPepper: database.secrets.personPepper,
    masterKey: database.secrets.masterKey,
    demoAccounts: demo ? (await demoModule()).DEMO_ACCOUNTS : [],
    stop: database.stop,
  }
}

/** The environment of the API that the database decides. */
export function apiSettings(database: OpenDatabase, mode: Mode, folder: string): Record<string, string> {
  return {
    APP_DATABASE_URL: database.appUrl,
    SESSION_PEPPER: process.env['SESSION_PEPPER'] || database.sessionPepper,
    PERSON_PEPPER: process.env['PERSON_PEPPER'] || database.personPepper,
    GONGYI_MASTER_KEY: database.masterKey,
    GONGYI_MODE: mode,
    GONGYI_DATA_DIR: folder,
  }
}

async function demoModule(): Promise<DemoModule> {
  const file = inRoot('apps/api/dist/demo/seed.js')
  if (!existsSync(file)) throw new CommandError('The demo data is not built: apps/api/src/demo/seed.ts is missing.')
  const loaded: DemoModule = await import(pathToFileURL(file).href)
  return loaded
}

/** The database scripts throw errors whose message is the sentence to print. */
function explain(error: unknown): never {
  throw new CommandError(error instanceof Error ? error.message : String(error))
}
