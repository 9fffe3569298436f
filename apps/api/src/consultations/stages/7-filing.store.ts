import { type Facts, filingNumber, type Topic } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import type { DossierDesk, IssuedNumber } from '../dossier-desk.js'
import type { StoredTopic } from '../topic.js'

type FilingFacts = Pick<Facts, 'dossierMissing' | 'publicVersionClean' | 'filingPrefix'>

/** The dossier is looked through only while it is prepared or reviewed. */
export async function facts(tx: Tx, topic: StoredTopic, desk: DossierDesk, now: string): Promise<FilingFacts> {
  if (topic.stage !== 'filing') return { dossierMissing: [], publicVersionClean: false, filingPrefix: null }
  const office = await filingOffice(tx, topic.communityId)
  return { ...(await desk.check(tx, topic, now)), filingPrefix: office?.prefix ?? null }
}

/** The township the community lies in, and the short name under which it registers filings. */
async function filingOffice(tx: Tx, communityId: string): Promise<{ id: string; prefix: string | null } | undefined> {
  const rows = await tx.$queryRaw<{ id: string; prefix: string | null }[]>`
    with recursive above as (
      select id, parent_id, level, filing_prefix from region where id = ${communityId}::uuid
      union all
      select r.id, r.parent_id, r.level, r.filing_prefix from region r join above on r.id = above.parent_id
    )
    select id, filing_prefix as prefix from above where level = 'TOWNSHIP'`
  return rows[0]
}

/** The township's next number of the year. Its row stays locked until the filing is there, so that none is skipped or used twice. */
export async function issueNumber(tx: Tx, topic: Topic, now: string, year: number): Promise<IssuedNumber> {
  const office = await filingOffice(tx, topic.communityId)
  if (office === undefined || office.prefix === null) throw new Error('guard G7.2 let a filing without an office pass')
  const rows = await tx.$queryRaw<{ last: number }[]>`
    insert into filing_counter as counter (township_id, year, last) values (${office.id}::uuid, ${year}, 1)
    on conflict (township_id, year) do update set last = counter.last + 1
    returning last`
  const seq = rows[0]?.last
  if (seq === undefined) throw new Error('the filing counter answered nothing')
  const number = filingNumber(office.prefix, year, seq)
  return { townshipId: office.id, year, seq, number, deemed: topic.records.filing.deemed === true, filedAt: now }
}
