/** Spreadsheets hold 15 significant digits; digits beyond them are rounding noise. */
const significantDigits = 15

function withoutExponent(text: string): string {
  const [mantissa = '', exponent] = text.split('e')
  if (exponent === undefined) return text
  const negative = mantissa.startsWith('-')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`
  return negative ? `-${plain}` : plain
}

/** A finite number as plain decimal text: `41791234567`, `0.354166666666667`, never with an exponent. */
export function plainDecimal(value: number): string {
  const rounded = Number(value.toPrecision(significantDigits))
  return withoutExponent(String(rounded === 0 ? 0 : rounded))
}

/** The number in a text, if it is one. */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim()
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed)) return undefined
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : undefined
}
