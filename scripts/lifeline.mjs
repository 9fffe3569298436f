// Preloaded into every process we start: when the parent dies without a word (kill -9), this process ends itself
// properly instead of holding a port as an orphan. GONGYI_LIFELINE names the parent, so that grandchildren which
// inherit the variable or the flag from other tools are left alone.
import { isMainThread } from 'node:worker_threads'

const parent = Number(process.env['GONGYI_LIFELINE'])

if (isMainThread && parent === process.ppid) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}
