import { protocol } from './scheme.ts'
import { StrictEmitter, strict } from './strict.ts'

type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean
type RequestHandler = (
  contents: object,
  permission: string,
  answer: (granted: boolean) => void,
  details: object
) => void
type BeforeRequest = (details: object, answer: (response: { readonly cancel?: boolean }) => void) => void

/** Chromium's name of a permission → Electron's. */
const permissionNames = {
  camera: 'media',
  microphone: 'media',
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  'idle-detection': 'idle-detection',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  'display-capture': 'display-capture',
  'window-management': 'window-management',
  'local-fonts': 'local-fonts',
  'storage-access': 'storage-access'
} as const

const handlers: { check: CheckHandler | null; request: RequestHandler | null } = { check: null, request: null }
let beforeRequest: { readonly urls: readonly RegExp[]; readonly listener: BeforeRequest } | null = null

let proxyList = 'DIRECT'

class DefaultSession extends StrictEmitter {
  readonly protocol = protocol
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest(...values: [BeforeRequest | null] | [{ readonly urls: readonly string[] }, BeforeRequest | null]) {
      const [filter, listener] = values.length === 1 ? [{ urls: ['<all_urls>'] }, values[0]] : values
      beforeRequest = listener && { urls: filter.urls.map(patternOf), listener }
    }
  })

  setPermissionCheckHandler(handler: CheckHandler | null) {
    handlers.check = handler
  }
  setPermissionRequestHandler(handler: RequestHandler | null) {
    handlers.request = handler
  }
  // Headless Chromium never requests these: they stay refused, as every handler must.
  setDevicePermissionHandler(_handler: unknown) {}
  setDisplayMediaRequestHandler(_handler: unknown) {}
  setSpellCheckerEnabled(_isEnabled: boolean) {}
  setSpellCheckerLanguages(_languages: readonly string[]) {}
  async setProxy({ proxyRules = '', ...others }: { readonly proxyRules?: string }) {
    const other = Object.keys(others)[0]
    if (other !== undefined) throw new Error(`the stand-in lacks ${other} of electron.session.setProxy`)
    proxyList = listOf(proxyRules)
  }
  async resolveProxy(_url: string) {
    return proxyList
  }
  async clearCache() {}
  async clearStorageData() {}
}

export const defaultSession = strict(
  'session',
  new DefaultSession('session', ['will-download', 'spellcheck-dictionary-initialized', 'select-serial-port'])
)

/** Chromium's permissions as decided by the app's handlers; without handlers all are granted, as in Electron. */
export async function decidePermissions(contents: object, origin: string) {
  const decisions = Object.entries(permissionNames).map(async ([name, permission]) => {
    const isChecked = handlers.check?.(contents, permission, origin, {}) ?? true
    const isGranted = await new Promise<boolean>((resolve) => {
      if (handlers.request) handlers.request(contents, permission, resolve, { requestingUrl: origin })
      else resolve(true)
    })
    return { permission: { name }, setting: isChecked && isGranted ? ('granted' as const) : ('denied' as const) }
  })
  return await Promise.all(decisions)
}

/** Whether the app's `webRequest.onBeforeRequest` allows a request. */
export function mayRequest(details: { readonly url: string; readonly method: string; readonly resourceType: string }) {
  const { urls, listener } = beforeRequest ?? { urls: [], listener: null }
  if (!listener || !urls.some((pattern) => pattern.test(details.url))) return Promise.resolve(true)
  return new Promise<boolean>((resolve) => listener(details, ({ cancel }) => resolve(cancel !== true)))
}

/** The proxies for every address in order of preference, in the format of `proxyRules`. */
function listOf(proxyRules: string): string {
  const places = proxyRules.split(',').filter((place) => place !== '')
  if (places.some((place) => !/^[\w.-]+:\d+$/.test(place))) {
    throw new Error(`the stand-in lacks proxy rules like ${proxyRules}`)
  }
  return places.map((place) => `PROXY ${place}`).join(';') || 'DIRECT'
}

/** Chrome's match patterns: `<all_urls>`, `*://*\/*`, `https://example.org/path/*`. */
function patternOf(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^(https?|wss?|file|ftp|app):/
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/^\*:/, '(https?|wss?):').replaceAll('*', '.*')}$`)
}
