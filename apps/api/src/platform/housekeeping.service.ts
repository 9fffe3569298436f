import { Injectable, Logger } from '@nestjs/common'
import { TenantDatabase } from './database.js'
import { communityIds, removeOldAnswers, removeSpentCredentials } from './housekeeping.store.js'

const PATIENCE = { timeoutMs: 60_000 }

/** Once a day: personal data is not kept longer than it is needed for (PIPL 19). */
@Injectable()
export class HousekeepingService {
  private readonly logger = new Logger('Housekeeping')

  constructor(private readonly database: TenantDatabase) {}

  async run(): Promise<void> {
    const removed = await this.database.global(removeSpentCredentials, PATIENCE)
    let answers = 0
    for (const communityId of await this.database.global(communityIds)) {
      const context = { communityId, role: 'system', accountId: '' }
      answers += await this.database.inTenant(context, (tx) => removeOldAnswers(tx, communityId), PATIENCE)
    }
    const { sessions, codes, attempts } = removed
    this.logger.log(`removed ${sessions} sessions, ${codes} codes, ${attempts} attempts, ${answers} answers`)
  }
}
