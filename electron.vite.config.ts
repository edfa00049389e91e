import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Everything is bundled, so that the package ships no node_modules; `electron` itself is the runtime's.
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: resolve(import.meta.dirname, 'src-main/main.ts') },
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
    build: {
      rolldownOptions: {
        input: { index: resolve(import.meta.dirname, 'src-renderer/index.html') }
      }
    },
    worker: { format: 'es' },
    plugins: [react()]
  }
})
