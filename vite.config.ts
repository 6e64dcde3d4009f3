import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The libraries that every page needs change seldom: browsers keep them while ours change. */
const everywhere = /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|zod)[\\/]/

export default defineConfig({
  root: at('src/entry/shell'),
  cacheDir: at('node_modules/.vite'),
  plugins: [react()],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: ['chrome120', 'firefox121', 'safari17'],
    // The content security policy allows no inline scripts, and these browsers preload modules themselves.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'libraries', test: everywhere }],
        },
      },
    },
  },
  server: {
    fs: { allow: [at('.')] },
    // The host stays as the browser named it, so that the server's check of a write's origin holds here too.
    proxy: { '/api': { target: process.env.BEARING_DEV_SERVER ?? 'http://127.0.0.1:8081', changeOrigin: false } },
  },
})
