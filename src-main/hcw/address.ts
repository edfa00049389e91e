import { fail, type Result, succeed } from '#contract/call.ts'

/** First segments of the paths of API calls and pages: what is before them is the server's root. */
const pages = new Set(['api', 'app', 'login', 'inv'])

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether the address is this computer: reached without a network. */
export function isLoopback({ hostname }: URL): boolean {
  return loopbackHosts.has(hostname)
}

/**
 * The server's root URL from what the user typed or pasted: a missing scheme is added, the path of an API call or a
 * page and the query are removed. https only, http for loopback (practice server, tests). Ends with a slash.
 */
export function parseAddress(text: string): Result<URL, 'address-invalid' | 'address-not-https'> {
  const trimmed = text.trim()
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (!URL.canParse(withScheme)) return fail('address-invalid')
  const url = new URL(withScheme)
  if (url.hostname === '' || url.username !== '' || url.password !== '' || /\s/.test(trimmed)) {
    return fail('address-invalid')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return fail('address-invalid')
  if (url.protocol === 'http:' && !isLoopback(url)) return fail('address-not-https')
  return succeed(new URL(`${url.origin}${rootPath(url.pathname)}/`))
}

/** The path before an API call or a page, without slashes at its end. */
function rootPath(pathname: string): string {
  const segments = pathname.split('/')
  const page = segments.findIndex((segment) => pages.has(segment))
  const root = page < 0 ? segments : segments.slice(0, page)
  return root.slice(0, root.findLastIndex((segment) => segment !== '') + 1).join('/')
}
