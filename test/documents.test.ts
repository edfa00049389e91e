import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...markdownIn('docs'), 'test/list/cases/README.md']

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

const fileNames = new Set(
  ['src-main', 'src-renderer', 'test', 'build'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => basename(file))
  )
)

/** Documents name files of the app without the process they belong to: `shell/window.ts`, or by their name alone. */
function exists(path: string): boolean {
  const isThere = ['.', 'src-main', 'src-renderer', 'src-renderer/list'].some((base) =>
    existsSync(join(root, base, path))
  )
  return isThere || (!path.includes('/') && fileNames.has(path))
}

/** What the app or a command creates, in the user’s folder or in `out`; and a placeholder. */
const made = /^(out|dist|logs)\/|^(data-key|connections|settings|tables|save-folders|policy|in-use)\.json$|^NAME\./

test('every path in the documents exists', () => {
  const paths = documents.flatMap((document) =>
    [...read(document).matchAll(/`([\w@.-]+(?:\/[\w@.-]+)*(?:\/|\.(?:tsx?|css|json|md|yml)))`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !made.test(path) && !exists(path))
      .map((path) => `${document}: ${path}`)
  )
  expect(paths).toEqual([])
})

test('every link from a document to a file leads to one', () => {
  const links = documents.flatMap((document) =>
    [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(root, dirname(document), path)))
      .map((path) => `${document}: ${path}`)
  )
  expect(links).toEqual([])
})

/** The lines of the drawing of folders, with the path that their indentation means. */
function drawnPaths(drawing: string): readonly string[] {
  const path: string[] = []
  return drawing.split('\n').flatMap((line) => {
    const [, indent = '', name = ''] = /^((?: {2})*)([\w.-]+(?:\/|\.ts))(?= )/.exec(line) ?? []
    if (name === '') return []
    path.splice(indent.length / 2, Number.POSITIVE_INFINITY, name.replace('/', ''))
    return [path.join('/')]
  })
}

test('the drawing in CONTRIBUTING.md has every room, and no other', () => {
  const [, drawing = ''] = /## Rooms[^`]*```\n([\s\S]*?)```/.exec(read('CONTRIBUTING.md')) ?? []
  const drawn = drawnPaths(drawing)
  expect(drawn.filter((path) => !existsSync(join(root, path)))).toEqual([])
  const rooms = ['src-main', 'src-renderer', 'src-renderer/list'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${folder}/${entry.name}`)
  )
  expect(rooms.filter((room) => !drawn.includes(room))).toEqual([])
})

const languages = ['fr', 'de', 'it', 'en'] as const

/** The rows of the glossary: concept, words in the code, and the word on the screen for each of `languages`. */
const glossary = read('CONTRIBUTING.md')
  .split('## Glossary')[1]
  ?.split('\n## ')[0]
  ?.split('\n')
  .filter((line) => /^\| [^|]/.test(line) && !line.startsWith('| concept'))
  .map((line) => line.slice(2, -2).split(' | '))

test('each word of the glossary is in the code', () => {
  const source = ['src-main', 'src-renderer']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
    )
    .filter((file) => /\.tsx?$/.test(file))
    .map(read)
    .join('\n')
  const words = new Set(source.match(/[\w$]+/g))
  const named = (glossary ?? []).flatMap(([, code = '']) => [...code.matchAll(/\w+(?=[\w.]*`)/g)].map(([word]) => word))
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((word) => !words.has(word))).toEqual([])
})

test.each(languages)('each word of the glossary is on the screen: %s', (language) => {
  const texts = read(`src-renderer/locales/${language}.json`).toLowerCase()
  const column = 2 + languages.indexOf(language)
  const shown = (glossary ?? []).map((row) => row[column] ?? '').filter((word) => word !== '–')
  expect(shown.length).toBeGreaterThan(25)
  expect(shown.filter((word) => !texts.includes(word.toLowerCase()))).toEqual([])
})
