import { defineConfig } from '@playwright/test'
import { PHONE } from './pictures/album.js'
import { ADDRESS, SERVER } from './pictures/test.js'
import journeys from './playwright.config.js'

const { launchOptions } = journeys.use ?? {}

/** `npm run pictures`: the pictures of the guides, taken anew from a fresh demo. */
export default defineConfig({
  ...journeys,
  testDir: './pictures',
  testMatch: '**/*.pictures.ts',
  outputDir: 'test-results/pictures',
  timeout: 300_000,
  use: {
    ...journeys.use,
    baseURL: ADDRESS,
    viewport: PHONE,
    deviceScaleFactor: 2,
    trace: 'off',
    launchOptions: {
      ...launchOptions,
      args: [
        ...(launchOptions?.args ?? []),
        `--host-resolver-rules=MAP ${new URL(ADDRESS).host} ${SERVER}`,
        `--unsafely-treat-insecure-origin-as-secure=${ADDRESS}`,
      ],
    },
  },
  projects: [{ name: 'pictures' }],
})
