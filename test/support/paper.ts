import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Debian's packages of programs that read what is printed. */
const packages = {
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  zbarimg: 'zbar-tools'
}
type Program = keyof typeof packages

/** A program of Debian, installed where it is missing and the user is root; else throws with instructions. */
function run(program: Program, args: readonly string[]): string {
  if (spawnSync(program, ['--version']).error !== undefined) install(packages[program])
  return execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe']
  })
}

function install(name: string): void {
  if (process.getuid?.() !== 0) throw new Error(`Missing: sudo apt-get install ${name}`)
  const get = (...args: readonly string[]) => execFileSync('apt-get', args, { stdio: 'ignore' })
  const packageArgs = ['install', '-y', '--no-install-recommends', name]
  try {
    get(...packageArgs)
  } catch {
    get('update')
    get(...packageArgs)
  }
}

/** What a person has in hand who printed a PDF. */
export interface Paper {
  /** The words of each page, in reading order. */
  readonly texts: readonly string[]
  /** What a scanner reads from the codes of each page. */
  readonly codes: readonly (readonly string[])[]
  /** What the file says of itself: `Title`, `Tagged`, `Page size`, … */
  readonly facts: Readonly<Record<string, string>>
}

/**
 * Reads a PDF with other people's programs: its text, and its codes from a picture of each page. `pointsPerInch`: a
 * code of a long link needs more.
 */
export function readPaper(pdf: Uint8Array, pointsPerInch = 120): Paper {
  const folder = mkdtempSync(join(tmpdir(), 'hcw-paper-'))
  try {
    const path = join(folder, 'letters.pdf')
    writeFileSync(path, pdf)
    const texts = run('pdftotext', ['-layout', path, '-']).split('\f').slice(0, -1)
    const facts = run('pdfinfo', [path])
      .split('\n')
      .map((line) => /^([^:]+):\s+(.*)$/.exec(line))
      .flatMap((parts) => (parts === null ? [] : [[parts[1] ?? '', parts[2] ?? ''] as const]))
    run('pdftoppm', ['-r', String(pointsPerInch), '-gray', path, join(folder, 'page')])
    const pictures = readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .toSorted()
    return { texts, codes: codesOf(pictures.map((name) => join(folder, name))), facts: Object.fromEntries(facts) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The codes of each picture. */
function codesOf(pictures: readonly string[]): readonly (readonly string[])[] {
  const found = scan(['--quiet', '--xml', '-Sdisable', '-Sqrcode.enable', ...pictures])
  const sources = [...found.matchAll(/<source href='([^']*)'>(.*?)<\/source>/gs)]
  const codes = new Map(
    sources.map(([, picture = '', text = '']) => [
      picture,
      [...text.matchAll(/<data><!\[CDATA\[(.*?)\]\]><\/data>/gs)].map(([, code = '']) => code)
    ])
  )
  return pictures.map((picture) => codes.get(picture) ?? [])
}

/** It ends with 4 where no picture has a code. */
function scan(args: readonly string[]): string {
  try {
    return run('zbarimg', args)
  } catch (error) {
    const { status, stdout } = error as { readonly status?: number; readonly stdout?: string }
    if (status === 4) return stdout ?? ''
    throw error
  }
}
