import { Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { isOutOfTime } from '../../platform/database-errors.js'
import { Problem } from '../../platform/problem.js'
import { endWork, reportWork, type Step } from './import-work.store.js'
import { ImportsRepository } from './imports.repository.js'
import type { Progress } from './sheet-preview.js'

/** 50,000 rows take some ten seconds; the rest is for a slow office machine. */
const IMPORT_TIMEOUT = { timeoutMs: 60_000 }

/**
 * The transactions of an import. Long ones say how far they have come, outside themselves: the page shows it, also after a
 * reload, and when the process ends half-way nothing has been written and the word of it runs out.
 */
@Injectable()
export class ImportWork {
  constructor(
    private readonly database: TenantDatabase,
    private readonly imports: ImportsRepository,
  ) {}

  inTenant<T>(actor: Actor, communityId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
    const context = { communityId, role: 'community-admin', accountId: actor.accountId }
    return this.database.inTenant(context, run, IMPORT_TIMEOUT)
  }

  /** One step at a time in a community: two confirmations at once would both see an empty register. */
  async run(
    actor: Actor,
    communityId: string,
    { id, step }: { readonly id: string; readonly step: Step },
    work: (tx: Tx, progress: Progress) => Promise<void>,
  ): Promise<void> {
    // Nobody's roster fails because its percentage could not be written
    const report: Progress = (percent) =>
      this.inTenant(actor, communityId, (tx) => reportWork(tx, communityId, id, { step, percent })).catch(ignore)
    await this.inTenant(actor, communityId, (tx) => this.imports.require(tx, communityId, id))
    await report(1)
    try {
      await this.inTenant(actor, communityId, async (tx) => {
        await this.imports.takeTurn(tx, communityId)
        await work(tx, report)
      })
    } catch (error) {
      throw isOutOfTime(error) && step !== 'undo' ? tooLong(error) : error
    } finally {
      await this.inTenant(actor, communityId, (tx) => endWork(tx, communityId, id)).catch(ignore)
    }
  }
}

function ignore(): void {}

function tooLong(cause: unknown): Problem {
  const detail = 'The file took longer than a minute; divide it by estate or grid and import the parts'
  return new Problem('refused', { word: 'import-too-slow', detail }, { cause })
}
