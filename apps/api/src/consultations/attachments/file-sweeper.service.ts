import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { TenantDatabase } from '../../platform/database.js'
import { FileStore } from '../../platform/files/file-store.js'
import { communityIds, dropOldDrafts } from './file-sweeper.store.js'

const EVERY_MS = 60 * 60 * 1000

/** Once an hour, community after community: content nothing refers to, and drafts nobody has touched for half a year. */
@Injectable()
export class FileSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Files')
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly database: TenantDatabase,
    private readonly files: FileStore,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweep().catch((error: unknown) => {
        this.logger.warn(`not swept: ${error instanceof Error ? error.message : String(error)}`)
      })
    }, EVERY_MS)
    this.timer.unref()
  }

  onModuleDestroy(): void {
    clearInterval(this.timer)
  }

  /** Safe to run in several processes at once: what one removes the other does not find. */
  async sweep(): Promise<{ readonly files: number; readonly drafts: number }> {
    const swept = { files: 0, drafts: 0 }
    for (const communityId of await this.database.global(communityIds)) {
      const who = { communityId, role: 'system', accountId: '' }
      await this.database.inTenant(who, async (tx) => {
        swept.drafts += await dropOldDrafts(tx, communityId)
        swept.files += await this.files.sweep(tx, communityId)
      })
    }
    return swept
  }
}
