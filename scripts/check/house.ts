import { readFileSync } from 'node:fs'
import { inRoot } from '../lib/paths.ts'
import { sourceFiles } from './sources.ts'

interface HouseRule {
  readonly says: string
  readonly where: RegExp
  readonly except?: RegExp
  readonly forbids: RegExp
}

/** What the linters cannot say: short searches over the text of the sources. */
export const HOUSE_RULES: readonly HouseRule[] = [
  {
    says: 'the environment is read in apps/api/src/platform/env.ts alone',
    where: /^(apps\/api\/src|packages\/[^/]+\/src)\//,
    except: /^apps\/api\/src\/platform\/env\.ts$|\.test\.tsx?$/,
    forbids: /\bprocess\.env\b/,
  },
  {
    says: 'rules take the time as an argument: no clock in the domain',
    where: /^packages\/shared\/src\/domain\//,
    except: /\.test\.ts$/,
    forbids: /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/,
  },
  {
    says: 'a test runs or does not exist: no skip, only, todo',
    where: /\.(test|spec)\.tsx?$|^e2e\//,
    forbids: /\b(?:it|test|describe)\.(?:skip|only|todo|fixme)\b/,
  },
  {
    says: 'the compiler and the linters are not silenced',
    where: /\.(tsx?|mjs)$/,
    except: /^scripts\/check\/house\.ts$/,
    forbids: /@ts-(?:ignore|nocheck|expect-error)|(?:eslint|oxlint)-disable|biome-ignore-all/,
  },
]

/** One line per fault: file, line number, the rule. */
export function houseFaults(): string[] {
  const files = sourceFiles(['.ts', '.tsx', '.mjs'])
  if (files.length === 0) return ['house rules: no source file was found to look at']
  return files.flatMap((file) => faultsIn(file, readFileSync(inRoot(file), 'utf8')))
}

export function faultsIn(file: string, text: string): string[] {
  const rules = HOUSE_RULES.filter((rule) => rule.where.test(file) && !rule.except?.test(file))
  if (rules.length === 0) return []
  return text
    .split('\n')
    .flatMap((line, index) =>
      rules.filter((rule) => rule.forbids.test(line)).map((rule) => `${file}:${index + 1}: ${rule.says}`),
    )
}
