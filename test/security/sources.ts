import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

export interface SourceFile {
  /** From the project's root. */
  readonly file: string
  readonly text: string
}

/** Text files in a folder of the project, by extension. */
export function filesBelow(folder: string, ending: RegExp): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ file: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => a.file.localeCompare(b.file, 'en'))
}

/** The sources of the main process without their comments, which may mention anything. */
export function mainSources(): SourceFile[] {
  return filesBelow('src-main', /\.ts$/).map(({ file, text }) => ({
    file,
    text: text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
  }))
}

/** Names of the files in which a pattern occurs. */
export function filesWith(sources: readonly SourceFile[], pattern: RegExp): string[] {
  return sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)
}

/** References in the built window to addresses outside of the bundle. */
export function remoteLoads(): string[] {
  const patterns: readonly (readonly [RegExp, RegExp])[] = [
    [/\.html$/, /(?:src|href|action|data|poster|srcset)\s*=\s*["']?\s*(?:[a-z]+:)?\/\/[^"'\s>]*/gi],
    [/\.html$/, /<(?:iframe|frame|object|embed|webview|base|form|meta\s+http-equiv)\b/gi],
    [/\.css$/, /(?:@import|url\()\s*["']?\s*(?:[a-z]+:)?\/\/[^"')\s]*/gi],
    [
      /\.js$/,
      /(?:\bimport|\bfetch|importScripts|new (?:Worker|SharedWorker|WebSocket|EventSource))\s*\(\s*["'`](?:[a-z]+:)?\/\/[^"'`]*/gi
    ],
    [/\.js$/, /\bfrom\s*["'](?:[a-z]+:)?\/\/[^"']*/gi]
  ]
  return patterns.flatMap(([ending, pattern]) =>
    filesBelow('out/renderer', ending).flatMap(({ file, text }) =>
      [...text.matchAll(pattern)].map(([found]) => `${file}: ${found.slice(0, 80)}`)
    )
  )
}

/**
 * Built files of the window and its workers that contain zod without the setting that disables its generation of code from
 * text. Violations of the policy inside workers cannot be observed from the page.
 */
export function filesThatMakeCode(): string[] {
  return filesBelow('out/renderer', /\.js$/)
    .filter(({ text }) => /\.jitless\b/.test(text) && !/\bjitless:\s*(?:!0|true)/.test(text))
    .map(({ file }) => file)
}

export function manifest(): { readonly devDependencies: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
}
