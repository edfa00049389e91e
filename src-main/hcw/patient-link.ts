import { isLoopback } from './address.ts'

/** Above any link of a server; the window's contract accepts as many characters. */
const linkLengthMax = 2000

/** Printable ASCII without blanks: everything else in a URL is percent-encoded. */
const printable = /^[\x21-\x7e]+$/

/**
 * A patient's link from an answer of the server at `baseUrl`; null where it is not fit to be given to a patient: https
 * only, http for a server on this computer.
 */
export function readPatientLink(text: string | undefined, baseUrl: URL): string | null {
  if (text === undefined || text.length > linkLengthMax || !printable.test(text) || !URL.canParse(text)) return null
  const link = new URL(text)
  if (link.username !== '' || link.password !== '') return null
  if (link.protocol === 'https:') return text
  return link.protocol === 'http:' && isLoopback(link) && isLoopback(baseUrl) ? text : null
}
