import pg from 'pg'

/** The Chinese civil time of a scene, `2026-03-09 09:10`, as an instant. */
export function instantOf(civil: string): string {
  return new Date(`${civil.replace(' ', 'T')}:00+08:00`).toISOString()
}

/** What only the migrating login may do, so that no code path of the API can: move the clock everything reads from, set counters. */
export class StageHand {
  private constructor(private readonly client: pg.Client) {}

  static async open(ownerUrl: string): Promise<StageHand> {
    const client = new pg.Client({ connectionString: ownerUrl, application_name: 'gongyi-demo' })
    await client.connect()
    return new StageHand(client)
  }

  /**
   * Connections opened from now on need not wait for the disk: a load cut short is begun anew on a fresh database. `false`
   * ends it; the first commit after that puts everything before it on the disk as well.
   */
  async hurry(on: boolean): Promise<void> {
    const { rows } = await this.client.query<{ database: string }>('select current_database() as database')
    const name = this.client.escapeIdentifier(rows[0]?.database ?? '')
    const change = on ? 'set synchronous_commit to off' : 'reset synchronous_commit'
    await this.client.query(`alter database ${name} ${change}`)
    await this.client.query(`set synchronous_commit to ${on ? 'off' : 'on'}`)
  }

  /** Thousands of rows came at once, and the planner still believes the tables empty. */
  async takeStock(): Promise<void> {
    await this.client.query('analyze')
  }

  /** Now is that moment; the clock goes on from there. */
  async moveTo(civil: string): Promise<void> {
    await this.client.query(
      `update system_clock set offset_ms = round(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)::bigint where id = 1`,
      [instantOf(civil)],
    )
  }

  /** The next case and filing numbers, where other matters of the year, which the demo does not hold, came before. */
  async continueCases(communityId: string, last: number): Promise<void> {
    await this.client.query('begin')
    await this.client.query(`select set_config('app.tenant', $1, true)`, [communityId])
    await this.client.query(
      `insert into case_counter as counter (community_id, year, last) values ($1, 2026, $2)
       on conflict (community_id, year) do update set last = greatest(counter.last, excluded.last)`,
      [communityId, last],
    )
    await this.client.query('commit')
  }

  async continueFilings(townshipId: string, last: number): Promise<void> {
    await this.client.query(
      `insert into filing_counter as counter (township_id, year, last) values ($1, 2026, $2)
       on conflict (township_id, year) do update set last = greatest(counter.last, excluded.last)`,
      [townshipId, last],
    )
  }

  /** Notices of the past stand in the inboxes; nothing of them is sent out on the first day. */
  async dropOldMail(): Promise<void> {
    await this.client.query('select from graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))')
  }

  close(): Promise<void> {
    return this.client.end()
  }
}
