import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { filesBelow } from '../sources.ts'

export interface SourceExpression {
  /** `file:line`. */
  readonly place: string
  readonly source: string
  readonly flags: string
}

interface Found {
  readonly expressions: readonly SourceExpression[]
  /** `file:line` of `new RegExp`. */
  readonly constructions: readonly string[]
}

/** What the app's own sources say: all literals, and where expressions are made of text. */
export function expressionsInSources(): Found {
  const expressions: SourceExpression[] = []
  const constructions: string[] = []
  for (const folder of ['src-main', 'src-renderer']) {
    for (const { file, text } of filesBelow(folder, /\.tsx?$/)) {
      const placeOf = ({ start }: { readonly start: number }) => `${file}:${text.slice(0, start).split('\n').length}`
      const isRegExp = (callee: object) => 'name' in callee && callee.name === 'RegExp'
      new Visitor({
        Literal(node) {
          if (!('regex' in node)) return
          expressions.push({ place: placeOf(node), source: node.regex.pattern, flags: node.regex.flags })
        },
        NewExpression(node) {
          if (isRegExp(node.callee)) constructions.push(placeOf(node))
        },
        CallExpression(node) {
          if (isRegExp(node.callee)) constructions.push(placeOf(node))
        }
      }).visit(parseSync(file, text).program)
    }
  }
  return { expressions, constructions }
}

/** The expressions that modules make of text as they load, seen while they do so in a process of their own. */
export function constructedExpressions(constructions: readonly string[]): readonly SourceExpression[] {
  return printedBy('constructed.ts', [...new Set(constructions.map((place) => place.slice(0, place.lastIndexOf(':'))))])
}

/** Those of the library that reads phone numbers. */
export function libraryExpressions(): readonly SourceExpression[] {
  return printedBy('library.ts', [])
}

function printedBy(file: string, words: readonly string[]): readonly SourceExpression[] {
  const output = execFileSync(process.execPath, [join(import.meta.dirname, file), ...words], { encoding: 'utf8' })
  return JSON.parse(output)
}
