import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folders = ['src-main', 'src-renderer', 'test']

/**
 * Words of the vocabulary that the code had before the glossary in CONTRIBUTING.md. They must not come back as a part of
 * an identifier, of a file name or of a folder name.
 */
const oldWords = [
  'aftercare',
  'anew',
  'aside',
  'barred',
  'beside',
  'curtain',
  'desk',
  'haystack',
  'haystacks',
  'heed',
  'intake',
  'journal',
  'laid',
  'lay',
  'mirror',
  'mirrored',
  'nap',
  'noting',
  'poke',
  'seal',
  'seals',
  'spoken',
  'ward',
  'witness'
]

/** In names of files and folders only: in identifiers the doctor is the physician, and a kind is a discriminant. */
const oldFileWords = [...oldWords, 'care', 'doctor', 'kinds', 'trouble']

/** Names that mirror columns of the database, and members of JSON that scripts outside of this project read. */
const allowed = new Set([
  // The column `invitations.laid_at`.
  'laid_at',
  'laidAt',
  // The HTML element, and a member of the JSON that check-list prints (test/tools/check-list.ts).
  'aside'
])

/** Identifiers in TypeScript: comments, strings and regular expressions are skipped, code inside templates is not. */
function identifiers(source: string): Set<string> {
  const names = new Set<string>()
  /** For each open template, the number of braces that are open in its current expression. */
  const templates: number[] = []
  let position = 0
  let mayStartPattern = true

  function skip(pattern: RegExp): void {
    pattern.lastIndex = position
    position += pattern.exec(source)?.[0].length || 1
  }
  function skipTemplateText(): void {
    skip(/(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y)
    if (source.startsWith('${', position)) {
      templates.push(0)
      position += 2
      mayStartPattern = true
    } else {
      position += 1
      mayStartPattern = false
    }
  }

  while (position < source.length) {
    const rest = source[position] ?? ''
    if (source.startsWith('//', position)) skip(/[^\n]*/y)
    else if (source.startsWith('/*', position)) skip(/\/\*[\s\S]*?\*\//y)
    else if (rest === "'" || rest === '"') {
      skip(rest === "'" ? /'(?:[^'\\\n]|\\[\s\S])*'?/y : /"(?:[^"\\\n]|\\[\s\S])*"?/y)
      mayStartPattern = false
    } else if (rest === '`') {
      position += 1
      skipTemplateText()
    } else if (rest === '/' && mayStartPattern) {
      skip(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y)
      mayStartPattern = false
    } else if (/[A-Za-z_$]/.test(rest)) {
      const start = position
      skip(/[\w$]+/y)
      const name = source.slice(start, position)
      names.add(name)
      mayStartPattern = name === 'return' || name === 'case'
    } else {
      const open = templates.at(-1)
      position += 1
      if (open !== undefined && rest === '}' && open === 0) {
        templates.pop()
        skipTemplateText()
      } else {
        if (open !== undefined && (rest === '{' || rest === '}'))
          templates.push((templates.pop() ?? 0) + (rest === '{' ? 1 : -1))
        if (!/\s/.test(rest)) mayStartPattern = !/[)\]}\w]/.test(rest)
      }
    }
  }
  return names
}

/** `openDesk`, `open-desk` and `OPEN_DESK` have the same parts. */
function parts(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .map((part) => part.toLowerCase())
}

function has(words: readonly string[], name: string): boolean {
  return parts(name).some((part) => words.includes(part))
}

// The generator of the old data folder speaks to modules of 005f298, by their names.
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|css|html|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('test/fixtures/data-folder-005f298/make/'))
)

describe('names keep to the glossary', () => {
  test('in files and folders', () => {
    const found = files.filter((file) => has(oldFileWords, file.replace(/\.[a-z.]+$/, '')))
    expect(found).toEqual([])
  })

  test('in identifiers', () => {
    const found = files
      .filter((file) => /\.tsx?$/.test(file) && basename(file) !== basename(import.meta.filename))
      .flatMap((file) =>
        [...identifiers(readFileSync(join(root, file), 'utf8'))]
          .filter((name) => has(oldWords, name) && !allowed.has(name))
          .map((name) => `${file}: ${name}`)
      )
    expect(found).toEqual([])
  })

  test('in class names of style sheets', () => {
    const found = files
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) =>
        [...readFileSync(join(root, file), 'utf8').matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)]
          .map(([, name = '']) => name)
          .filter((name) => has(oldWords, name) && !allowed.has(name))
          .map((name) => `${file}: .${name}`)
      )
    expect(found).toEqual([])
  })
})

test('no line of code is longer than 140 characters', () => {
  const found = files
    .filter((file) => /\.(?:tsx?|css)$/.test(file))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.length > 140 ? [`${file}:${index + 1}`] : []))
    )
  expect(found).toEqual([])
})

test('identifiers are found in code, and not in comments, strings and patterns', () => {
  const source = [
    'const openDesk = /desk[/]aside/.exec(text) // the desk',
    `call('desk', \`aside \${inner.ward({ a: \`x \${nap}\` })} desk\`, a / poke / b) /* heed */`
  ].join('\n')
  expect([...identifiers(source)].filter((name) => has(oldWords, name)).sort()).toEqual([
    'nap',
    'openDesk',
    'poke',
    'ward'
  ])
})
