import type { MoveTestClock, TestClock } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { TenantDatabase, type Tx } from '../database.js'

interface ClockRow {
  readonly now: Date
  readonly offset_ms: bigint
}

@Injectable()
export class TestClockService {
  constructor(private readonly database: TenantDatabase) {}

  read(): Promise<TestClock> {
    return this.database.global(readClock)
  }

  /** The database itself refuses this to the app login in production: EXECUTE is granted in test and demo mode only. */
  move(input: MoveTestClock): Promise<TestClock> {
    return this.database.global(async (tx) => {
      const current = await rowOf(tx)
      const target = 'at' in input ? Date.parse(input.at) : current.now.getTime() + input.advanceMs
      const realMs = current.now.getTime() - Number(current.offset_ms)
      await tx.$queryRaw`select set_clock_offset(${target - realMs}::bigint)::text`
      return readClock(tx)
    })
  }
}

async function readClock(tx: Tx): Promise<TestClock> {
  const { now, offset_ms } = await rowOf(tx)
  return { now: now.toISOString(), offsetMs: Number(offset_ms) }
}

async function rowOf(tx: Tx): Promise<ClockRow> {
  const rows = await tx.$queryRaw<ClockRow[]>`select app_now() as now, offset_ms from system_clock where id = 1`
  const row = rows[0]
  if (row === undefined) throw new Error('system_clock has no row')
  return row
}
