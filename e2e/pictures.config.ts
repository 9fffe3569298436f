import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.js'
import { PHONE } from './pictures/album.js'

/** `npm run pictures`: the pictures of the guides, taken anew from the demo. */
export default defineConfig({
  ...journeys,
  testDir: './pictures',
  testMatch: '**/*.pictures.ts',
  outputDir: '.artifacts/pictures',
  timeout: 300_000,
  use: { ...journeys.use, viewport: PHONE, deviceScaleFactor: 2 },
  projects: [{ name: 'pictures' }],
})
