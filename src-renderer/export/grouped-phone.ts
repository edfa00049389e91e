/** How numbers are written in groups, by what they begin with; others in twos from the end. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^\+41(\d{2})(\d{3})(\d{2})(\d{2})$/, '+41 $1 $2 $3 $4'],
  [/^0(\d{2})(\d{3})(\d{2})(\d{2})$/, '0$1 $2 $3 $4'],
  [/^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/, '+33 $1 $2 $3 $4 $5'],
  [/^(\+(?:1|7|[2-9]\d))(\d{2,})$/, '$1 $2']
]

/** A phone number in groups that are read aloud and typed without a mistake; any other text stays as it is. */
export function groupedPhone(text: string): string {
  if (!/^\+?\d{7,15}$/.test(text)) return text
  for (const [pattern, groups] of patterns) {
    if (!pattern.test(text)) continue
    const grouped = text.replace(pattern, groups)
    const [country = '', rest = ''] = grouped.split(' ')
    return rest.length > 4 ? [country, ...inTwos(rest)].join(' ') : grouped
  }
  return text
}

/** From the end; of an odd number, the first digit is alone. */
function inTwos(digits: string): readonly string[] {
  const first = digits.slice(0, digits.length % 2)
  const twos = digits.slice(first.length).match(/\d\d/g) ?? []
  return first === '' ? twos : [first, ...twos]
}
