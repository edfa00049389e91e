import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

/** The only origin of pages of this app. */
export const bundleOrigin = 'app://bundle'
export const bundleEntry = `${bundleOrigin}/index.html`

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

/**
 * The content security policy: only scripts, styles, images, fonts and workers of the bundle; no network, no frames, no
 * forms.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

/** A worker gets its policy from the response with its script, so every response has it. */
const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), midi=(), display-capture=()',
  'X-DNS-Prefetch-Control': 'off'
}

/**
 * The path of the file with this address, inside `folder`. Undefined for another origin, for an address that leads
 * outside of the folder in any spelling, and for a file type that the bundle does not contain.
 */
export function bundleFile(folder: string, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, host, pathname } = new URL(address)
  if (`${protocol}//${host}` !== bundleOrigin) return undefined
  const path = decoded(pathname)
  // A separator or a dot segment that escaping has hidden from the URL parser.
  if (path === undefined || /[\\:\0]|(^|\/)\.{1,2}(\/|$)/.test(path)) return undefined
  const file = join(folder, path)
  return file.startsWith(folder + sep) && extname(file) in mediaTypes ? file : undefined
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

/**
 * Answers a request for a file of the bundle: 200 with strict headers, 404, 405 for other methods than reading, 403 for
 * the script of a service worker, which would outlive the page and answer in the bundle's place.
 */
export async function answerBundleRequest(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers })
  if (request.headers.has('Service-Worker')) return new Response(null, { status: 403, headers })
  const file = bundleFile(folder, request.url)
  const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined)
  if (file === undefined || bytes === undefined) return new Response(null, { status: 404, headers })
  const mediaType = mediaTypes[extname(file)] ?? ''
  return new Response(new Uint8Array(bytes), { status: 200, headers: { ...headers, 'Content-Type': mediaType } })
}
