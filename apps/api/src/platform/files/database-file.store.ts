import { Injectable } from '@nestjs/common'
import type { Tx } from '../database.js'
import { type FileSize, FileStore, type KeptFile } from './file-store.js'
import type { PreparedFile } from './prepare-file.js'

/** Files in PostgreSQL, in the transaction of whoever refers to them (docs/decisions/0010-files.md). */
@Injectable()
export class DatabaseFileStore extends FileStore {
  async keep(tx: Tx, communityId: string, { hash, mime, bytes, thumb }: PreparedFile): Promise<void> {
    // Kept again, it counts as new: the sweeper of another process may be looking at it this moment
    await tx.$executeRaw`
      insert into file_blob (community_id, hash, mime, bytes, thumb)
      values (${communityId}::uuid, ${hash}, ${mime}, ${bytes}, ${thumb})
      on conflict (community_id, hash) do update set at = app_now()`
  }

  async read(tx: Tx, communityId: string, hash: string, size: FileSize): Promise<KeptFile | undefined> {
    const where = { communityId_hash: { communityId, hash } }
    if (size === 'full') {
      const file = await tx.fileBlob.findUnique({ where, select: { mime: true, bytes: true } })
      return file ?? undefined
    }
    const small = await tx.fileBlob.findUnique({ where, select: { mime: true, thumb: true } })
    return small?.thumb == null ? undefined : { mime: small.mime, bytes: small.thumb }
  }

  sweep(tx: Tx, communityId: string): Promise<number> {
    return tx.$executeRaw`
      delete from file_blob b where b.community_id = ${communityId}::uuid and b.at < app_now() - interval '24 hours'
        and not exists (select from attachment a where (a.community_id, a.hash) = (b.community_id, b.hash))`
  }
}
