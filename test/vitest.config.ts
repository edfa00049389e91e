import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { texts } from '../build/texts-plugin.ts'

const root = join(import.meta.dirname, '..')
const locales = join(root, 'src-renderer/locales')
const slow = { testTimeout: 120_000, hookTimeout: 240_000, maxWorkers: 2, sequence: { groupOrder: 1 } }

// Each file of `e2e` and `crash` has its own processes, ports, folders and browser: two at a time leave none waiting for a
// timer while a processor is idle, and more would outrun a computer with two.
export default defineConfig({
  root,
  test: {
    projects: [
      {
        extends: true,
        plugins: [react(), texts(locales)],
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/crash/**', 'test/model/**', 'test/desks/**', 'test/attack/**'],
          testTimeout: 30_000,
          maxWorkers: '100%'
        }
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...slow }
      },
      {
        extends: true,
        test: {
          name: 'crash',
          include: [
            'test/crash/**/*.test.ts',
            'test/model/**/*.test.ts',
            'test/desks/**/*.test.ts',
            'test/attack/**/*.test.ts'
          ],
          ...slow
        }
      }
    ]
  }
})
