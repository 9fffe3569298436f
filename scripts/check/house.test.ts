import { describe, expect, it } from 'vitest'
import { faultsIn } from './house.ts'

describe('house rules', () => {
  it('catch the environment read outside env.ts, and name the line', () => {
    expect(faultsIn('apps/api/src/filing/desk.service.ts', `const a = 1\nconst mode = process${'.env'}.MODE`)).toEqual([
      'apps/api/src/filing/desk.service.ts:2: the environment is read in apps/api/src/platform/env.ts alone',
    ])
    expect(faultsIn('apps/api/src/platform/env.ts', `process${'.env'}`)).toEqual([])
  })

  it('catch a clock in the domain, but not in its tests', () => {
    const line = 'const now = new Date()'
    expect(faultsIn('packages/shared/src/domain/rates/turnout.ts', line)).toHaveLength(1)
    expect(faultsIn('packages/shared/src/domain/rates/turnout.test.ts', line)).toEqual([])
  })

  it('catch a skipped test and a silenced compiler', () => {
    expect(faultsIn('e2e/journeys/1-propose.spec.ts', `test${'.skip'}('later', () => {})`)).toHaveLength(1)
    expect(faultsIn('apps/web/src/app/main.tsx', `// @ts-${'expect-error'} because`)).toHaveLength(1)
  })
})
