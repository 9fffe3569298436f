import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import { useDisplay } from '../lib/display/display.js'
import { startI18n } from '../lib/i18n/i18n.js'

// A page's own chunk may take more than the usual second on a busy machine.
configure({ asyncUtilTimeout: 4_000 })

// Testing Library sets this itself only where the test functions are globals.
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)

beforeEach(async () => {
  localStorage.clear()
  sessionStorage.clear()
  useDisplay.setState({ elder: 0, density: 'comfortable', scheme: 'system' })
  await startI18n('zh')
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
