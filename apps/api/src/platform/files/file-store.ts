import type { Tx } from '../database.js'
import type { PreparedFile } from './prepare-file.js'

export interface KeptFile {
  readonly mime: string
  readonly bytes: Uint8Array
}

export type FileSize = 'full' | 'thumb'

/** Where the content of files is kept, by community and hash. Names, owners and visibility are not its business. */
export abstract class FileStore {
  /** Keeps the content; the same content twice is kept once. */
  abstract keep(tx: Tx, communityId: string, file: PreparedFile): Promise<void>
  /** The content, or its small picture; undefined when it is not there. */
  abstract read(tx: Tx, communityId: string, hash: string, size: FileSize): Promise<KeptFile | undefined>
  /** Removes what nothing refers to and was kept more than a day ago. Answers how many. */
  abstract sweep(tx: Tx, communityId: string): Promise<number>
}
