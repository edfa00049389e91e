import parsePhoneNumber from 'libphonenumber-js/min'

const internationalNumber = /^\+[\d ()./-]{6,40}$/

const formattedPhones = new Map<string, string>()

/** `+41 79 123 45 67`; a text that is not an international number stays unchanged. */
export function phoneText(text: string): string {
  // Only what consists of digits and signs: other texts can keep the library busy for ever.
  if (!internationalNumber.test(text)) return text
  let formatted = formattedPhones.get(text)
  if (formatted === undefined) {
    if (formattedPhones.size > 20_000) formattedPhones.clear()
    formatted = parsePhoneNumber(text)?.formatInternational() ?? text
    formattedPhones.set(text, formatted)
  }
  return formatted
}
