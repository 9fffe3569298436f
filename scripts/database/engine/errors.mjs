// The CLI reads Prisma's P-codes from one JSON line on standard error.
import { databaseOf } from '../connection.mjs'

function userError(error, url) {
  if (error?.code === '3D000') {
    return { error_code: 'P1003', message: `Database \`${databaseOf(url)}\` does not exist` }
  }
  if (['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT'].includes(error?.code)) {
    return { error_code: 'P1001', message: `Can't reach database server at \`${new URL(url).host}\`` }
  }
  if (error?.code === '28P01' || error?.code === '28000') {
    return { error_code: 'P1000', message: `Authentication failed against database server at \`${new URL(url).host}\`` }
  }
  return { error_code: error?.code, message: messageOf(error) }
}

export function messageOf(error) {
  return String(error?.message || error)
}

export function logUserError(error, url) {
  const line = {
    timestamp: new Date().toISOString(),
    level: 'ERROR',
    fields: { is_panic: false, ...userError(error, url) },
    target: 'schema_engine::logger',
  }
  process.stderr.write(`\n${JSON.stringify(line)}\n`)
}
