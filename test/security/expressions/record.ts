import type { SourceExpression } from './collect.ts'

/** The expressions that are made of text while `load` runs. `placeOf`: who made one, of the stack; undefined: nobody who counts. */
export async function recordExpressions(
  placeOf: (stack: string) => string | undefined,
  load: () => Promise<void>
): Promise<SourceExpression[]> {
  const found: SourceExpression[] = []
  const Native = RegExp
  globalThis.RegExp = new Proxy(Native, {
    construct(target, words, newTarget) {
      const made: RegExp = Reflect.construct(target, words, newTarget)
      const place = placeOf(new Error().stack ?? '')
      if (place !== undefined) found.push({ place, source: made.source, flags: made.flags })
      return made
    }
  })
  await load()
  globalThis.RegExp = Native
  return found
}
