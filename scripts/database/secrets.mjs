// Passwords and keys nobody has to choose: made once, kept in the data folder, readable by its owner only.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const NAMES = ['ownerPassword', 'appPassword', 'sessionPepper', 'personPepper', 'masterKey']

function read(file) {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file} cannot be read: restore it from a backup, sign-ins and all personal data depend on it.`, {
      cause: error,
    })
  }
}

/**
 * Database logins (`ownerPassword`, `appPassword`), session tokens (`sessionPepper`), identity numbers (`personPepper`),
 * personal data (`masterKey`: without it no name or phone number in the database can be read again).
 * @typedef {{ ownerPassword: string, appPassword: string, sessionPepper: string, personPepper: string, masterKey: string }} Secrets
 */

/**
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function loadSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json')
  const known = read(file)
  const missing = NAMES.filter((name) => typeof known[name] !== 'string')
  if (missing.length === 0) return known
  const secrets = {
    ...known,
    ...Object.fromEntries(missing.map((name) => [name, randomBytes(32).toString('base64url')])),
  }
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}
