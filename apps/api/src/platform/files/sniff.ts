export type FileFormat = 'jpeg' | 'png' | 'webp' | 'pdf'

const SIGNATURES: readonly { readonly format: FileFormat; readonly at: number; readonly bytes: readonly number[] }[] = [
  { format: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { format: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { format: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { format: 'pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
]

/** What a file is by its first bytes. What its name or its sender say does not count. */
export function sniff(content: Uint8Array): FileFormat | undefined {
  return SIGNATURES.find(({ at, bytes }) => bytes.every((byte, index) => content[at + index] === byte))?.format
}
