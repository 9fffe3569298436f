import optimizeLocales from '@react-aria/optimize-locales-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** GONGYI_API_PORT is read by the development server only; the built web talks to its own origin. */
const apiPort = process.env['GONGYI_API_PORT'] ?? '3000'

export default defineConfig({
  plugins: [react(), tailwindcss(), optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] })],
  resolve: { conditions: ['app:source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    manifest: true,
    sourcemap: false,
    target: ['chrome111', 'safari16.4', 'firefox115'],
    // The API serves the page under a strict CSP: no data: scripts, no inline assets.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': { target: `http://127.0.0.1:${apiPort}`, changeOrigin: false } } },
  preview: { proxy: { '/api': { target: `http://127.0.0.1:${apiPort}`, changeOrigin: false } } },
})
