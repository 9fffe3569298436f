/**
 * What an upload may cost before it is refused. A register of 60,000 rows unpacks to some 35 MB, to at most some 40 times
 * its packed size; what claims more costs seconds and hundreds of megabytes to find out, and is no register.
 */
export const FILE_LIMITS = {
  compressedBytes: 20 * 1024 * 1024,
  uncompressedBytes: 40 * 1024 * 1024,
  /** Unpacked to packed, of the whole archive and of each large part; small parts may say the same thing often. */
  ratio: 100,
  ratioFromBytes: 1024 * 1024,
  entries: 2_000,
  rows: 60_000,
  /** Excel's column GR. Cells further right are not read. */
  lastColumn: 'GR',
  sheets: 5,
  /** Longer cells are cut: no register has any. */
  cellLength: 1_000,
  /** All cells together. One shared text can stand in every cell, so the file's size does not bound this. */
  characters: 20_000_000,
  workerMemoryMb: 256,
  /** Short-lived pieces are swept often: left to itself the worker keeps some hundred megabytes of them. */
  workerYoungMemoryMb: 4,
  workerMilliseconds: 15_000,
} as const

/** Why a file cannot be read at all, before anybody asks what is in it. */
export type FileRefusalCode =
  | 'file-empty'
  | 'file-not-recognised'
  | 'workbook-damaged'
  | 'workbook-encrypted'
  | 'workbook-too-large'
  | 'too-many-rows'
