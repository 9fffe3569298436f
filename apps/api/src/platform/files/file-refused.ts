import { Problem } from '../problem.js'

/** One sentence per reason, for logs and plain clients; the screen translates the code. */
const DETAILS = {
  'file-missing': 'The form holds no file',
  'file-empty': 'The file is empty',
  'file-type-not-accepted': 'Only JPEG, PNG and WebP photos are taken here',
  'file-too-large': 'The file is larger than 10 MB',
  'image-too-large': 'The picture has more pixels than can be read',
  'image-damaged': 'The picture cannot be read; take or save it again',
  'pdf-damaged': 'The PDF is damaged or cut off',
  'too-many-files': 'There are as many photos here as there may be',
} as const

export type FileRefusal = keyof typeof DETAILS

/** A file that is refused as a whole: 422 with the reason as code. */
export function fileRefused(code: FileRefusal): Problem {
  return new Problem('refused', { word: code, detail: DETAILS[code] })
}
