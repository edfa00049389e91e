import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { type Catalogue, compileCatalogue } from './messages.ts'

/**
 * Makes `virtual:texts-fr` and its like of the catalogues in a folder: one module per language, of plain functions.
 * The folder is named by the configuration, since Vite bundles configurations and so moves this file.
 */
export function texts(folder: string): Plugin {
  return {
    name: 'texts',
    resolveId: {
      filter: { id: /^virtual:texts-/ },
      handler: (id) => `\0${id}`
    },
    load: {
      filter: { id: /^\0virtual:texts-/ },
      handler(id) {
        const language = id.slice(id.lastIndexOf('-') + 1)
        const path = join(folder, `${language}.json`)
        this.addWatchFile(path)
        return compileCatalogue(JSON.parse(readFileSync(path, 'utf8')) as Catalogue, language)
      }
    }
  }
}
