import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// `node build/make-look-alikes.ts confusables.txt`: writes src-main/contract/look-alike-letters.ts from Unicode's list of
// characters that look alike (UTS 39): https://www.unicode.org/Public/security/latest/confusables.txt

/** Beyond these, accents are taken off before letters are looked up. */
const lettersOfEurope = /[\0-\u017f]/
const latinLetters = /^[A-Za-z]+$/
const oneLetter = /^\p{L}$/u

/**
 * Letters that Unicode keeps apart although they have the shape of a Latin letter: small capitals, of which UTS 39 only
 * joins those that some other script has too, and letters that stand between others there.
 */
const smallCapitals: readonly (readonly [shown: string, letters: string])[] = [
  ['A', 'ᴀ'],
  ['AE', 'ᴁ'],
  ['B', 'ʙᴃ'],
  ['C', 'ᴄ'],
  ['D', 'ᴅᴆ'],
  ['E', 'ᴇ'],
  ['F', 'ꜰ'],
  ['G', 'ɢ'],
  ['H', 'ʜ'],
  ['I', 'ᵻ'],
  ['J', 'ᴊ'],
  ['K', 'ᴋ\u0138'],
  ['L', 'ʟ\u1d0c'],
  ['M', 'ᴍʍ'],
  ['N', 'ɴ'],
  ['O', 'ᴏ'],
  ['OE', 'ɶ'],
  ['P', 'ᴘ'],
  ['Q', 'ꞯ'],
  ['R', 'ʀ'],
  ['S', 'ꜱ'],
  ['T', 'ᴛ'],
  ['U', 'ᴜ'],
  ['V', 'ᴠ'],
  ['W', 'ᴡ'],
  ['Y', 'ʏ'],
  ['Z', 'ᴢ']
]

const scripts = [/\p{Script=Latin}/u, /\p{Script=Greek}/u, /\p{Script=Cyrillic}/u]

/** Letters of one script that UTS 39 joins are different letters to those who read it. */
function areOfTwoScripts(letter: string, other: string): boolean {
  const differing = scripts.filter((script) => script.test(letter) !== script.test(other))
  return differing.length > 0
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '')
}

/** Each letter with what it is shown as: Latin letters, or one letter of another script. */
export function lettersFrom(confusables: string): ReadonlyMap<string, string> {
  const shownAs = new Map<string, string>()
  for (const [shown, letters] of smallCapitals) for (const letter of letters) shownAs.set(letter, shown)
  for (const line of confusables.split('\n')) {
    const [, source, target] = /^([0-9A-F]+) ;\t([0-9A-F ]+) ;/.exec(line) ?? []
    if (source === undefined || target === undefined) continue
    const letter = textOf(source)
    if (lettersOfEurope.test(letter) || !oneLetter.test(letter) || letter.normalize('NFKD') !== letter) continue
    const prototype = withoutMarks(textOf(target))
    const shown = shownAs.get(prototype) ?? prototype.replace('rn', 'm')
    const isKnown = latinLetters.test(shown) || (oneLetter.test(shown) && areOfTwoScripts(letter, shown))
    if (isKnown && !shownAs.has(letter)) shownAs.set(letter, shown)
  }
  return shownAs
}

function textOf(codePoints: string): string {
  return String.fromCodePoint(...codePoints.split(' ').map((hex) => Number.parseInt(hex, 16)))
}

/** Letters of scripts that run from right to left would turn the line round. */
function escaped(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  const runsLeft = (code >= 0x590 && code < 0x900) || (code >= 0x10800 && code < 0x11000) || code >= 0x1e800
  return runsLeft ? (code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`) : letter
}

const lettersInLine = 18

/** What belongs in src-main/contract/look-alike-letters.ts. */
export function lookAlikeLettersText(confusables: string): string {
  const version = /^# Version: (\S+)/m.exec(confusables)?.[1] ?? ''
  const byShown = Map.groupBy(lettersFrom(confusables), ([, shown]) => shown)
  const lines = [...byShown]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([shown, entries]) => {
      const letters = entries.map(([letter]) => letter).sort()
      const rows: string[] = []
      for (let at = 0; at < letters.length; at += lettersInLine) {
        rows.push(
          `  ['${escaped(shown)}', '${letters
            .slice(at, at + lettersInLine)
            .map(escaped)
            .join('')}']`
        )
      }
      return rows
    })
  return `/*
 * Letters, by what they are shown as: Unicode's confusables.txt ${version} (UTS 39) and the small capitals of phonetics.
 * Written by build/make-look-alikes.ts, which says what is left out. Copyright 1991-2026 Unicode, Inc., Unicode licence v3:
 * https://www.unicode.org/license.txt
 */
export const lookAlikeLetters: readonly (readonly [shown: string, letters: string])[] = [
${lines.join(',\n')}
]
`
}

if (import.meta.main) {
  const target = join(import.meta.dirname, '..', 'src-main', 'contract', 'look-alike-letters.ts')
  writeFileSync(target, lookAlikeLettersText(readFileSync(process.argv[2] ?? 'confusables.txt', 'utf8')))
}
