import { defineConfig } from 'vitest/config'

/** Laws and unit tests first, then what needs a database, then what needs a browser as well; never two kinds at once. */
const postgres = './test/setup/postgres.ts'
const looks = 'e2e/looks-*.walk.ts'

export default defineConfig({
  test: {
    projects: [
      // What is pure keeps nothing that the next file could stumble over: files may share what they load.
      {
        test: {
          name: 'laws',
          include: ['test/laws/**/*.test.ts'],
          isolate: false,
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'specs',
          include: ['src/**/*.spec.ts', 'test/**/*.spec.ts'],
          globalSetup: postgres,
          pool: 'forks',
          maxWorkers: 3,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'walks',
          include: ['e2e/**/*.walk.ts'],
          exclude: [looks],
          globalSetup: postgres,
          pool: 'forks',
          // One after another: each has several browsers open already, and what waits for another must not wait for two.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        // They wait for nothing but pages, and may crowd each other.
        test: {
          name: 'looks',
          include: [looks],
          globalSetup: postgres,
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
