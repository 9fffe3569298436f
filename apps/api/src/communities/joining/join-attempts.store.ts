import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'

/** A household of people with thick fingers types wrong less often than this; with 128 random bits nobody guesses. */
const MAX_WRONG = 10
const WINDOW_MINUTES = 15

/** Seconds until this address may try again; undefined when it may now. Nobody else is locked out: codes do not count tries. */
export async function secondsToWait(tx: Tx, ip: string): Promise<number | undefined> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`join ${ip}`}, 51))::text`
  const rows = await tx.$queryRaw<{ wait: number }[]>`
    select extract(epoch from at + make_interval(mins => ${WINDOW_MINUTES}::int) - clock_timestamp())::float8 as wait
    from join_attempt where ip = ${ip} and at > clock_timestamp() - make_interval(mins => ${WINDOW_MINUTES}::int)
    order by at desc offset ${MAX_WRONG - 1} limit 1`
  const wait = rows[0]?.wait
  return wait === undefined ? undefined : Math.max(1, Math.ceil(wait))
}

export async function noteWrong(tx: Tx, ip: string): Promise<void> {
  await tx.$executeRaw`insert into join_attempt (id, ip, at) values (${newId()}::uuid, ${ip}, clock_timestamp())`
  await tx.$executeRaw`delete from join_attempt where at < clock_timestamp() - interval '1 day'`
}

/** In which community a code is good. */
export async function placeOf(tx: Tx, codeHash: string): Promise<string | undefined> {
  return (await tx.joinCodePlace.findUnique({ where: { codeHash } }))?.regionId
}
