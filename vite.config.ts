import { stat } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The libraries that every page needs change seldom: browsers keep them while ours change. */
const everywhere = /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|zod)[\\/]/

/**
 * Of an operation the browser's client needs only where it goes. What is read and answered is checked by the server, so
 * the schemas, and the library that they are made of, are left out: 23 KB that every first page would fetch. A page
 * that uses a contract's schema at run time does not build; its types are there all the same.
 */
const bareContracts = (): Plugin => ({
  name: 'bare-contracts',
  enforce: 'pre',
  async load(id) {
    if (!/\/src\/(?!kernel\/).+\/contract\.ts$/.test(id)) return undefined
    const { mtimeMs } = await stat(id)
    const declared: Record<string, unknown> = await import(`${pathToFileURL(id)}?changed=${mtimeMs}`)
    const bare = Object.entries(declared).map(([name, value]) => [name, bareOf(value)] as const)
    return bare
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
      .join('\n')
  },
})

function bareOf(value: unknown): unknown {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  if (typeof value !== 'object' || value === null || !('method' in value && 'path' in value)) return undefined
  const { name, method, path, asks } = value as Record<string, unknown>
  return { name, method, path, asks }
}

export default defineConfig({
  root: at('src/entry/shell'),
  cacheDir: at('node_modules/.vite'),
  plugins: [bareContracts(), react()],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: ['chrome120', 'firefox121', 'safari17'],
    // The content security policy allows no inline scripts, and these browsers preload modules themselves.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Making a schema changes nothing, so those that no page uses are left out.
      treeshake: { manualPureFunctions: ['z'] },
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
