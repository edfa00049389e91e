import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../src-renderer/components/tokens.css'), 'utf8')

type Colours = ReadonlyMap<string, string>

function coloursIn(block: string): Colours {
  return new Map(
    [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour])
  )
}

const [lightBlock = '', darkBlock = ''] = css.split('@media (prefers-color-scheme: dark)')
const light = coloursIn(lightBlock)
// The dark block contains only the differences.
const dark: Colours = new Map([...light, ...coloursIn(darkBlock)])

/** Relative luminance: WCAG 2.2, definition of terms. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(colours: Colours, one: string, other: string): number {
  const [high = 0, low = 0] = [one, other]
    .map((name) => luminance(colours.get(name) ?? '#000000'))
    .toSorted((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['page', 'surface', 'sunken', 'hover']
const textPairs: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => [['text', ground] as const, ['text-soft', ground] as const]),
  ...['page', 'surface', 'hover', 'accent-soft'].map((ground) => ['accent-text', ground] as const),
  ...['surface', 'hover', 'bad-soft'].map((ground) => ['bad', ground] as const),
  ...['accent', 'accent-hover', 'accent-press'].map((ground) => ['on-accent', ground] as const),
  ...['accent-soft', 'ok-soft', 'warn-soft', 'bad-soft'].map((ground) => ['text', ground] as const),
  ...['practice', 'practice-stripe'].map((ground) => ['on-practice', ground] as const),
  ['text-soft', 'accent-soft'],
  ['text-soft', 'warn-soft'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['surface', 'text'],
  ['on-bad', 'bad']
]
const shapePairs: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => [['line-control', ground] as const, ['focus', ground] as const]),
  ['accent', 'surface'],
  ['accent', 'sunken'],
  ['warn', 'sunken']
]

test.each([
  ['light', light],
  ['dark', dark]
] as const)('in %s, text holds 4.5:1 and the shapes of controls 3:1 (WCAG 2.2, 1.4.3 and 1.4.11)', (_, colours) => {
  const tooWeak = [
    ...textPairs.map(([one, other]) => ({ one, other, needs: 4.5, has: contrast(colours, one, other) })),
    ...shapePairs.map(([one, other]) => ({ one, other, needs: 3, has: contrast(colours, one, other) }))
  ].filter(({ needs, has }) => has < needs)
  expect(tooWeak).toEqual([])
})

test('every colour of a pair is declared', () => {
  const named = [...textPairs, ...shapePairs].flat()
  expect(named.filter((name) => !light.has(name))).toEqual([])
})
