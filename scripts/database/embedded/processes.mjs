// Facts about processes that are not ours: a server left by a killed start, the start that holds a data folder.
import { readFileSync } from 'node:fs'

/** Kernel start time: a process id alone may have been given to somebody else since. */
export function startTimeOf(pid) {
  try {
    // Fields after the command name, which may itself hold spaces and brackets; field 22 is the start time.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]
  } catch {
    return undefined
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  // A zombie answers to signal 0 but will never do anything again.
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0] !== 'Z'
  } catch {
    return true
  }
}

export function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

export async function until(condition, milliseconds, step = 25) {
  const end = Date.now() + milliseconds
  for (;;) {
    if (condition()) return true
    if (Date.now() >= end) return false
    await new Promise((resolve) => setTimeout(resolve, step))
  }
}
