import { announceIfSignedOut, parseAnswer, parseJson, urlOf } from './client.js'
import { ProblemError, readProblem } from './problem.js'
import type { Contract } from './shape.js'

export interface UploadOptions {
  readonly onProgress?: (sent: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Multipart upload with progress: `fetch` cannot report how much has been sent. */
export function upload<T>(
  contract: Contract<T>,
  path: string,
  form: FormData,
  { onProgress, signal }: UploadOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', urlOf(path))
    request.setRequestHeader('accept', 'application/json, application/problem+json')
    request.upload.addEventListener('progress', (event) => onProgress?.(event.loaded, event.total))
    request.addEventListener('error', () => reject(new ProblemError({ code: 'network', status: 0 })))
    request.addEventListener('abort', () => reject(new DOMException('Upload stopped', 'AbortError')))
    request.addEventListener('load', () => {
      try {
        resolve(readUpload(contract, request))
      } catch (error) {
        reject(error)
      }
    })
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    if (signal?.aborted) return reject(new DOMException('Upload stopped', 'AbortError'))
    request.send(form)
  })
}

function readUpload<T>(contract: Contract<T>, request: XMLHttpRequest): T {
  const answer = parseJson(request.responseText)
  if (request.status >= 200 && request.status < 300) return parseAnswer(contract, answer, request.status)
  const problem = readProblem(request.status, answer)
  announceIfSignedOut(problem)
  throw problem
}
