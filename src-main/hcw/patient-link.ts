import { isLoopback } from './address.ts'

/** Above any link of a server; the window's contract accepts as many characters. */
const linkLengthMax = 2000

/** Printable ASCII without blanks: everything else in a URL is percent-encoded. */
const printable = /^[\x21-\x7e]+$/

/** A link from an answer. `otherHost`: where it leads instead of to the server's own patients' host. */
export type PatientLink =
  | { readonly link: string; readonly otherHost: null }
  | { readonly link: null; readonly otherHost: string | null }

const none = { link: null, otherHost: null } as const

/**
 * A patient's link from an answer of the server at `baseUrl`, if it is fit to be given to a patient: https only, http for
 * a server on this computer, and of the server's own host or the one that a user confirmed.
 *
 * @param patientsHost the confirmed host, with its port if it has one; null: none was confirmed.
 */
export function readPatientLink(text: string | undefined, baseUrl: URL, patientsHost: string | null): PatientLink {
  if (text === undefined || text.length > linkLengthMax || !printable.test(text) || !URL.canParse(text)) return none
  const link = new URL(text)
  if (link.username !== '' || link.password !== '') return none
  if (link.protocol === 'http:') {
    return isLoopback(link) && isLoopback(baseUrl) ? { link: text, otherHost: null } : none
  }
  if (link.protocol !== 'https:') return none
  // Another port of the same name is the hospital's too.
  const isOwn = link.hostname === baseUrl.hostname || link.host === patientsHost
  return isOwn ? { link: text, otherHost: null } : { link: null, otherHost: link.host }
}
