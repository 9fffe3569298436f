import type { MoveTestClock, TestClock } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { TenantDatabase, type Tx } from '../database.js'
import { Problem } from '../problem.js'

/** Inside these years every deadline fits the forms of dates and PostgreSQL's own range. */
const EARLIEST = Date.parse('2000-01-01T00:00:00Z')
const LATEST = Date.parse('2100-01-01T00:00:00Z')

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
      if (!(target >= EARLIEST && target < LATEST)) throw outOfRange('at' in input ? '/at' : '/advanceMs')
      const realMs = current.now.getTime() - Number(current.offset_ms)
      await tx.$queryRaw`select set_clock_offset(${target - realMs}::bigint)::text`
      return readClock(tx)
    })
  }
}

function outOfRange(pointer: string): Problem {
  return new Problem('validation-failed', {
    errors: [{ pointer, code: 'out-of-range', message: 'the clock runs from the year 2000 to 2099' }],
  })
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
