import { pathToFileURL } from 'node:url'
import { inRoot } from './paths.ts'
import { CommandError } from './say.ts'

type Settings = Readonly<Record<string, string | undefined>>

/** What apps/api/src/identity/first-admin.ts answers. */
type FirstAdmin =
  | { readonly state: 'not-needed' }
  | { readonly state: 'settings-missing'; readonly settings: readonly string[] }
  | {
      readonly state: 'code-issued'
      readonly phoneMasked: string
      readonly regionName: string
      readonly code: string
      readonly expiresAt: Date
    }

interface EnvModule {
  readonly readEnv: (source: Settings) => unknown
}
interface FirstAdminModule {
  readonly letFirstAdminIn: (env: unknown) => Promise<FirstAdmin>
}

const EXAMPLES: Readonly<Record<string, string>> = {
  ADMIN_PHONE: 'ADMIN_PHONE=19901000001',
  ADMIN_REGION: 'ADMIN_REGION="339921 禾川市"',
}

/** In production: the way into a database nobody can sign in to yet. Undefined when somebody can. */
export async function firstAdmin(settings: Settings): Promise<string | undefined> {
  const { readEnv } = await built<EnvModule>('platform/env.js')
  const { letFirstAdminIn } = await built<FirstAdminModule>('identity/first-admin.js')
  const env = readSettings(() => readEnv({ ...process.env, ...settings }))
  return sentenceOf(await letFirstAdminIn(env).catch(explainKey))
}

export function sentenceOf(first: FirstAdmin): string | undefined {
  switch (first.state) {
    case 'not-needed':
      return undefined
    case 'settings-missing': {
      const examples = first.settings.map((name) => EXAMPLES[name] ?? name).join(' ')
      return `Nobody can sign in yet: start once with ${examples} (your own) and a one-time code for the first system admin is printed here.`
    }
    case 'code-issued': {
      const until = first.expiresAt.toISOString().slice(0, 10)
      return `Nobody can sign in yet: sign in as ${first.phoneMasked} with the one-time code ${first.code} (until ${until}), system admin of ${first.regionName}, and set a password.`
    }
  }
}

/** The API would say the same a moment later; here it is a sentence already. */
function explainKey(error: unknown): never {
  if (error instanceof Error && error.name === 'WrongMasterKey') throw new CommandError(error.message)
  throw error
}

function readSettings<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error))
  }
}

async function built<T>(path: string): Promise<T> {
  const loaded: T = await import(pathToFileURL(inRoot('apps/api/dist', path)).href)
  return loaded
}
