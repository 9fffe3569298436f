import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

// Not 'import' or 'module': they reach CommonJS packages too, whose require() then gets an ES module.
const SOURCE_CONDITIONS = ['app:source', 'node']
const BUILT = ['**/node_modules/**', '**/dist/**']

/** One project per tier of `npm test`; Nest needs legacy decorators with their metadata, or services arrive undefined. */
function nodeProject(name: string, include: string[], more: { exclude?: string[]; database?: boolean }) {
  return {
    oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
    resolve: { conditions: SOURCE_CONDITIONS },
    ssr: { resolve: { conditions: SOURCE_CONDITIONS, externalConditions: ['node'] } },
    test: {
      name,
      include,
      exclude: [...BUILT, ...(more.exclude ?? [])],
      environment: 'node',
      pool: 'forks',
      ...(more.database
        ? { globalSetup: ['apps/api/test/global-setup.ts'], testTimeout: 120_000, hookTimeout: 240_000 }
        : {}),
    },
  } satisfies TestProjectConfiguration
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      nodeProject('rules', ['packages/**/*.test.ts', 'apps/api/**/*.test.ts', 'scripts/**/*.test.ts'], {
        exclude: ['**/*.db.test.ts', '**/*.http.test.ts'],
      }),
      nodeProject('database', ['apps/api/**/*.db.test.ts'], { database: true }),
      nodeProject('http', ['apps/api/**/*.http.test.ts'], { database: true }),
      {
        extends: './apps/web/vite.config.ts',
        root: './apps/web',
        test: {
          name: 'panels',
          include: ['src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['./src/testing/setup.ts'],
          testTimeout: 15_000,
        },
      },
    ],
  },
})
