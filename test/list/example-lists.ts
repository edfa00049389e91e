import { readdirSync, readFileSync } from 'node:fs'

/** One folder per field or topic; each list is `NAME` with `NAME.expected.json`. The README there says who made them. */
const folder = new URL('cases/', import.meta.url)

const ending = '.expected.json'

export interface ExampleList<Expected> {
  /** Path below `cases/`. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly expected: Expected
}

/** All example lists, in the order of their names. `Expected`: what the caller reads of the expectation. */
export function readExampleLists<Expected>(): readonly ExampleList<Expected>[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => path.slice(0, -ending.length).replaceAll('\\', '/'))
    .sort()
    .map((path) => ({
      name: path,
      bytes: new Uint8Array(readFileSync(new URL(path, folder))),
      expected: JSON.parse(readFileSync(new URL(path + ending, folder), 'utf8')) as Expected
    }))
}
