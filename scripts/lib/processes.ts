import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { LIFELINE, ROOT } from './paths.ts'

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Called with each piece of output; without it the output goes straight to the terminal. */
  readonly onOutput?: (text: string) => void
}

const running = new Set<ChildProcess>()

/** Starts a program that ends with us: a signal to this process reaches it, and so does our sudden death (Node only). */
export function startNode(args: readonly string[], options: RunOptions = {}): ChildProcess {
  return start(process.execPath, ['--import', LIFELINE, ...args], options)
}

export function start(program: string, args: readonly string[], options: RunOptions = {}): ChildProcess {
  const output = options.onOutput
  const settings: SpawnOptions = {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env, GONGYI_LIFELINE: String(process.pid) },
    stdio: output ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  }
  const child = spawn(program, args, settings)
  for (const stream of output ? [child.stdout, child.stderr] : []) {
    stream?.setEncoding('utf8').on('data', (text: string) => output?.(text))
  }
  running.add(child)
  child.once('close', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

/** The exit code, or 128 + n after signal n, as a shell would say. */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 1)))
  })
}

export async function runNode(args: readonly string[], options: RunOptions = {}): Promise<number> {
  return exitOf(startNode(args, options))
}

export interface Captured {
  readonly code: number
  readonly output: string
}

/** Runs to the end and hands back everything it said. */
export async function captureNode(args: readonly string[], options: RunOptions = {}): Promise<Captured> {
  let output = ''
  const code = await runNode(args, {
    ...options,
    onOutput: (text) => {
      output += text
    },
  })
  return { code, output }
}

export async function capture(program: string, args: readonly string[], options: RunOptions = {}): Promise<Captured> {
  let output = ''
  const onOutput = (text: string): void => {
    output += text
  }
  const code = await exitOf(start(program, args, { ...options, onOutput }))
  return { code, output }
}

/** Asks a child to end, and insists after the patience (ms) is over. */
export async function stopChild(child: ChildProcess, patience = 25_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), patience)
  await ended
  clearTimeout(insist)
}

export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((child) => stopChild(child)))
}

/** Ctrl-C, a polite kill, a closed terminal: stops every child, then leaves with the shell's code for the signal. */
export function stopOnSignal(): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void stopAll().then(() => process.exit(128 + constants.signals[signal]))
    })
  }
}
