import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { ROOT } from '../lib/paths.ts'

export interface Violation {
  readonly rule: string
  readonly from: string
  readonly to: string
}

export interface ImportReport {
  readonly modules: number
  readonly dependencies: number
  readonly rules: readonly string[]
  readonly violations: readonly Violation[]
  /** One sentence per violation, for people. */
  readonly lines: readonly string[]
}

const ENTRANCES = ['apps', 'packages', 'e2e']

/** Cruises the sources under `root` with the project's rules. */
export async function runImportRules(root: string = ROOT): Promise<ImportReport> {
  const config = await extractConfig(join(ROOT, '.dependency-cruiser.mjs'))
  const options: ICruiseOptions = {
    ...config.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
  }
  const { output } = await cruise(
    ENTRANCES.filter((folder) => existsSync(join(root, folder))),
    options,
  )
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text where a result was expected')
  return summarise(
    output,
    (config.forbidden ?? []).map((rule) => rule.name ?? 'unnamed'),
  )
}

function summarise(result: ICruiseResult, rules: readonly string[]): ImportReport {
  const comments = new Map(result.summary.ruleSetUsed?.forbidden?.map((rule) => [rule.name, rule.comment ?? '']))
  const violations = result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
  const ours = result.modules.filter((module) => !module.source.includes('node_modules'))
  return {
    modules: ours.length,
    dependencies: result.summary.totalDependenciesCruised ?? 0,
    rules,
    violations,
    lines: violations.map(({ rule, from, to }) => `${from} → ${to}: ${rule}. ${comments.get(rule) ?? ''}`),
  }
}
