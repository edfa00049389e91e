import { recordExpressions } from './record.ts'

// Prints the expressions that the library of phone numbers makes of text as it loads: what it applies to a text before
// that has become digits.

const found = await recordExpressions(
  (stack) => (stack.includes('libphonenumber-js') ? 'libphonenumber-js' : undefined),
  async () => void (await import('libphonenumber-js/max'))
)
process.stdout.write(JSON.stringify(found))
