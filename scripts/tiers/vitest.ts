import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer } from '../lib/build.ts'
import { inRoot } from '../lib/paths.ts'
import { runNode } from '../lib/processes.ts'
import type { Outcome, Tier } from './tier.ts'

const VITEST = inRoot('node_modules/vitest/vitest.mjs')

/** A tier made of one vitest project. A project without tests fails, and so does a skipped test. */
function project(name: string, what: string, prepare?: () => Promise<void>): Tier {
  return {
    name,
    what,
    run: async (filter) => {
      await prepare?.()
      const folder = mkdtempSync(join(tmpdir(), 'gongyi-tests-'))
      try {
        const report = join(folder, `${name}.json`)
        const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
        const code = await runNode([VITEST, 'run', '--project', name, ...reporters, ...filter])
        return outcomeOf(report, code)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}

function outcomeOf(file: string, code: number): Outcome {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report: Report = JSON.parse(readFileSync(file, 'utf8'))
  const skipped = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests
  // A file that does not load fails the run without a failing test in it.
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 && skipped === 0 ? 1 : failed + skipped }
}

export const rules = project('rules', 'the rules, alone', buildServer)
export const database = project('database', 'real PostgreSQL', buildServer)
export const http = project('http', 'the real API', buildServer)
export const panels = project('panels', 'the web in a simulated page')
