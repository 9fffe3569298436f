import { useCallback, useRef, useState } from 'react'
import { isProblem } from '../lib/api/problem.js'

export interface UploadTask {
  readonly id: number
  readonly file: File
  readonly state: 'sending' | 'done' | 'failed'
  /** 0–100. */
  readonly percent: number
  readonly error: unknown
}

/** Sends one file; the caller knows where to. */
export type Send = (
  file: File,
  progress: { readonly onProgress: (sent: number, total: number) => void; readonly signal: AbortSignal },
) => Promise<void>

export function useUploadQueue(send: Send) {
  const [tasks, setTasks] = useState<readonly UploadTask[]>([])
  const running = useRef(new Map<number, AbortController>())
  const nextId = useRef(1)
  const update = useCallback(
    (id: number, change: Partial<UploadTask>) =>
      setTasks((old) => old.map((task) => (task.id === id ? { ...task, ...change } : task))),
    [],
  )
  const start = useCallback(
    async (id: number, file: File) => {
      const controller = new AbortController()
      running.current.set(id, controller)
      update(id, { state: 'sending', percent: 0, error: undefined })
      const onProgress = (sent: number, total: number) => update(id, { percent: total > 0 ? (sent / total) * 100 : 0 })
      try {
        await send(file, { onProgress, signal: controller.signal })
        update(id, { state: 'done', percent: 100 })
      } catch (error) {
        if (!controller.signal.aborted || isProblem(error)) update(id, { state: 'failed', error })
      } finally {
        running.current.delete(id)
      }
    },
    [send, update],
  )
  const add = (file: File) => {
    const id = nextId.current++
    setTasks((old) => [...old, { id, file, state: 'sending', percent: 0, error: undefined }])
    void start(id, file)
  }
  const remove = (id: number) => {
    running.current.get(id)?.abort()
    setTasks((old) => old.filter((task) => task.id !== id))
  }
  const retry = (task: UploadTask) => void start(task.id, task.file)
  return { tasks, add, remove, retry }
}
