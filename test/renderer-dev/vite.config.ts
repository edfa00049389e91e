import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { texts } from '../../build/texts-plugin.ts'
import { zodWithoutEval } from '../../build/zod-without-eval.ts'

const locales = resolve(import.meta.dirname, '../../src-renderer/locales')

/** The app's own page with another script, so that the page is tested too. */
function samePage(): Plugin {
  const page = readFileSync(resolve(import.meta.dirname, '../../src-renderer/index.html'), 'utf8')
  return {
    name: 'same-page',
    transformIndexHtml: { order: 'pre', handler: () => page.replace('./main.tsx', './start.ts') }
  }
}

/**
 * The window with a scripted main process, for viewing screens and for tests of the window alone. The page has the same
 * kind of policy as the app, so that a forbidden style or script element shows up here.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  worker: { format: 'es', plugins: () => [texts(locales)] },
  resolve: { alias: zodWithoutEval(resolve(import.meta.dirname, '../../src-renderer')) },
  plugins: [react(), texts(locales), samePage()],
  build: {
    outDir: resolve(import.meta.dirname, '../../out/renderer-dev'),
    emptyOutDir: true,
    target: 'esnext',
    // As in the app's own build.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|zod-without-eval/ }] }
      }
    }
  },
  preview: {
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; worker-src 'self'; connect-src 'self'"
    }
  }
})
