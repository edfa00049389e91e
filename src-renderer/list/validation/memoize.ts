/** Reads each text once: lists repeat dates, doctors, languages and families' numbers. Bounded, against unusual lists. */
export function memoize<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    if (known.size >= 300_000) known.clear()
    known.set(text, value)
    return value
  }
}
