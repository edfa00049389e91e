import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { texts } from './build/texts-plugin.ts'
import { zodWithoutEval } from './build/zod-without-eval.ts'

const locales = resolve(import.meta.dirname, 'src-renderer/locales')

// Everything is bundled, so that the package ships no node_modules; `electron` itself is the runtime's.
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: resolve(import.meta.dirname, 'src-main/main.ts'),
          // Runs in a thread of its own.
          'records-worker': resolve(import.meta.dirname, 'src-main/records/records-worker.ts')
        },
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].js' }
      }
    }
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(import.meta.dirname, 'src-main/preload.ts') },
        external: ['electron'],
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src-renderer'),
    resolve: { alias: zodWithoutEval(resolve(import.meta.dirname, 'src-renderer')) },
    build: {
      // The window opens sooner: less to read and to compile.
      minify: true,
      rolldownOptions: {
        input: { index: resolve(import.meta.dirname, 'src-renderer/index.html') },
        output: {
          codeSplitting: { groups: [{ name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|zod-without-eval/ }] }
        }
      }
    },
    worker: { format: 'es', plugins: () => [texts(locales)] },
    plugins: [react(), texts(locales)]
  }
})
