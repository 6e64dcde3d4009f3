import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The libraries that every page needs change seldom: browsers keep them while ours change. */
const everywhere =
  /node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](?!react-virtual|virtual-core)[^\\/]+|i18next)[\\/]|rolldown[\\/]runtime/

/**
 * What is sent and answered is checked by the server, so in the browser no schema is ever read: of an operation only
 * where it goes is kept, and the schemas that nouns declare are made of a hollow library. It saves 23 KB of the first
 * page. A page that reads by a schema all the same is told so at once; `src/web/address.ts` has readers for addresses.
 */
const withoutSchemas = (): Plugin => ({
  name: 'without-schemas',
  enforce: 'pre',
  resolveId: (id, importer = '') => {
    if (!readsSchemas.test(importer)) return id === 'zod' ? hollow : undefined
    return withSchemas.test(id) ? `${resolve(dirname(importer), id)}?schemas` : undefined
  },
  async load(id) {
    if (id === hollow) return hollowSchemas
    if (!/\/src\/(?!kernel\/).+\/contract\.ts$/.test(id)) return undefined
    const { mtimeMs } = await stat(id)
    const declared: Record<string, unknown> = await import(`${pathToFileURL(id)}?changed=${mtimeMs}`)
    return Object.entries(declared)
      .map(([name, value]) => [name, JSON.stringify(bareOf(value))])
      .filter(([, json]) => json !== undefined)
      .map(([name, json]) => `export const ${name} = ${json}`)
      .join('\n')
  },
})

// What a framework keeps of a goal is read while somebody types, by the server's own rule: these schemas are whole, with
// those of the kernel that they are made of. They and their library come with the pages about a goal, not with the first.
const readsSchemas = /\/src\/manage\/frameworks\/|\?schemas$/
const withSchemas = /^\.{1,2}\/(.*\/)?(contract|dates|ids|quantity)\.ts$/
const whole = /src[\\/]manage[\\/]frameworks[\\/]|\?schemas$|node_modules[\\/]zod[\\/]/
// Shared by as many pages as the ground is, but none that does without the schemas.
const ofFrameworks = /src[\\/]manage[\\/]goals[\\/]web[\\/]fact-words\.ts/

const hollow = '\0schemas'
const hollowSchemas = `
  const reads = /^(safe)?(parse|decode|encode)(Async)?$/
  const refuse = () => { throw new Error('Schemas stay with the server: the browser has none to read by.') }
  const schema = new Proxy(() => schema, { get: (_, name) => (reads.test(String(name)) ? refuse : schema) })
  export const z = schema
`

function bareOf(value: unknown): unknown {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  if (typeof value !== 'object' || value === null || !('method' in value && 'path' in value)) return undefined
  const { name, method, path, asks } = value as Record<string, unknown>
  return { name, method, path, asks }
}

/** What the first page, the map, is made of: itself and all that it imports, however far down, but not what it may load later. */
const ofFirstPage = new Set<string>()
const gatherFirstPage = (id: string, importsOf: (id: string) => readonly string[] | undefined): Set<string> => {
  if (!ofFirstPage.has(id)) {
    ofFirstPage.add(id)
    for (const imported of importsOf(id) ?? []) gatherFirstPage(imported, importsOf)
  }
  return ofFirstPage
}

const forForms =
  /src[\\/](ui|web|people)[\\/].*(Field|Form|labelled|Library|Tabs|theme|Conflict|CopyText|faults|kept)\.(tsx?|module\.css)|@mantine/
const ofParts = /src[\\/](ui|web|people|kernel|conversation)[\\/]|node_modules[\\/]@tabler[\\/]/
const forTables = /src[\\/]ui[\\/](DataTable\w*|RowChunk|rowKeys|sorting)\.(tsx?|module\.css)/

export default defineConfig({
  root: at('src/entry/shell'),
  cacheDir: at('node_modules/.vite'),
  plugins: [withoutSchemas(), react()],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: ['chrome120', 'firefox121', 'safari17'],
    // The content security policy allows no inline scripts, and these browsers preload modules themselves.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Styles come with the pages that they are for: those of all pages are twice as much as the first one needs. What a page
    // imports is put in before its own, so that its own have the last word.
    cssCodeSplit: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few requests, and no page fetches what only others use: the libraries, what every page begins with, what the
          // map shares with others, what three pages or more share; apart from it the fields of forms and the tables.
          groups: [
            { name: 'libraries', test: everywhere, priority: 5 },
            { name: 'begin', tags: ['$initial'], priority: 4 },
            {
              name: (id, graph) =>
                gatherFirstPage(at('src/graph/web/MapPage.tsx'), (each) => graph.getModuleInfo(each)?.importedIds).has(
                  id,
                )
                  ? 'ground'
                  : null,
              debugName: 'ground',
              minShareCount: 2,
              priority: 3.5,
            },
            // What pages share without a form or a framework: small, and fetched by whoever needs only that.
            {
              name: 'parts',
              test: (id) => ofParts.test(id) && !forForms.test(id) && !forTables.test(id) && !whole.test(id),
              minShareCount: 3,
              priority: 3.2,
            },
            // After what others have in common with them, or the map would fetch all frameworks for one rule.
            { name: 'frameworks', test: whole, priority: 3 },
            {
              name: 'shared',
              test: (id) => !forForms.test(id) && !forTables.test(id) && !ofFrameworks.test(id),
              minShareCount: 3,
              priority: 2,
            },
            { name: 'fields', test: forForms, priority: 2 },
            { name: 'tables', test: forTables, priority: 1 },
          ],
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
