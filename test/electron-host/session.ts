import { createSchemeServers, type SchemeServers } from './scheme.ts'
import { StrictEmitter, strict } from './strict.ts'

type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean
type RequestHandler = (
  contents: object,
  permission: string,
  answer: (granted: boolean) => void,
  details: object
) => void
type ProxyConfig = { readonly proxyRules?: string; readonly proxyBypassRules?: string }
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

/** What Chromium is told of a session when its first page opens. */
export interface SessionNetwork {
  /** In the format of Chromium's `--proxy-server`; undefined: the computer's own settings. */
  readonly proxyServer?: string
  readonly proxyBypassList?: string
}

class Session extends StrictEmitter {
  readonly scheme: SchemeServers = createSchemeServers()
  readonly protocol = this.scheme.protocol
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (
      ...values: [BeforeRequest | null] | [{ readonly urls: readonly string[] }, BeforeRequest | null]
    ) => {
      const [filter, listener] = values.length === 1 ? [{ urls: ['<all_urls>'] }, values[0]] : values
      this.given.beforeRequest = listener && { urls: filter.urls.map(patternOf), listener }
    }
  })
  /** What the app has set. */
  readonly given: {
    check: CheckHandler | null
    request: RequestHandler | null
    beforeRequest: { readonly urls: readonly RegExp[]; readonly listener: BeforeRequest } | null
    proxy: ProxyConfig
  } = { check: null, request: null, beforeRequest: null, proxy: {} }

  setPermissionCheckHandler(handler: CheckHandler | null) {
    this.given.check = handler
  }
  setPermissionRequestHandler(handler: RequestHandler | null) {
    this.given.request = handler
  }
  // Headless Chromium never requests these: they stay refused, as every handler must.
  setDevicePermissionHandler(_handler: unknown) {}
  setDisplayMediaRequestHandler(_handler: unknown) {}
  setSpellCheckerEnabled(_isEnabled: boolean) {}
  setSpellCheckerLanguages(_languages: readonly string[]) {}
  async setProxy({
    mode,
    proxyRules = '',
    proxyBypassRules = '',
    ...others
  }: ProxyConfig & { readonly mode?: string }) {
    const other = Object.keys(others)[0]
    if (other !== undefined) throw new Error(`the stand-in lacks ${other} of electron.session.setProxy`)
    if (mode !== undefined && mode !== 'fixed_servers') throw new Error(`the stand-in lacks the proxy mode ${mode}`)
    listOf(proxyRules)
    this.given.proxy = { proxyRules, proxyBypassRules }
  }
  async resolveProxy(_url: string) {
    return listOf(this.given.proxy.proxyRules ?? '')
  }
  async clearCache() {}
  async clearStorageData() {}

  /** For the pages of this session: the app's proxies, which its own pages are not loaded through. */
  network(loopbackHost: string): SessionNetwork {
    const { proxyRules = '', proxyBypassRules = '' } = this.given.proxy
    if (proxyRules === '') return {}
    const bypassed = [proxyBypassRules, loopbackHost].filter((rule) => rule !== '')
    return { proxyServer: proxyRules, proxyBypassList: bypassed.join(';') }
  }

  /** Chromium's permissions as decided by the app's handlers; without handlers all are granted, as in Electron. */
  async decidePermissions(contents: object, origin: string) {
    const decisions = Object.entries(permissionNames).map(async ([name, permission]) => {
      const isChecked = this.given.check?.(contents, permission, origin, {}) ?? true
      const isGranted = await new Promise<boolean>((resolve) => {
        if (this.given.request) this.given.request(contents, permission, resolve, { requestingUrl: origin })
        else resolve(true)
      })
      return { permission: { name }, setting: isChecked && isGranted ? ('granted' as const) : ('denied' as const) }
    })
    return await Promise.all(decisions)
  }

  /** Whether the app's `webRequest.onBeforeRequest` allows a request. */
  mayRequest(details: { readonly url: string; readonly method: string; readonly resourceType: string }) {
    const { urls, listener } = this.given.beforeRequest ?? { urls: [], listener: null }
    if (!listener || !urls.some((pattern) => pattern.test(details.url))) return Promise.resolve(true)
    return new Promise<boolean>((resolve) => listener(details, ({ cancel }) => resolve(cancel !== true)))
  }
}

export type { Session }

function createSession(): Session {
  return strict(
    'session',
    new Session('session', ['will-download', 'spellcheck-dictionary-initialized', 'select-serial-port'])
  )
}

export const defaultSession = createSession()

const inMemory = new Map<string, Session>()

/** `electron.session`. */
export const session = strict('session', {
  defaultSession,
  fromPartition(partition: string) {
    if (partition === '' || partition.startsWith('persist:')) {
      throw new Error(`the stand-in lacks electron.session.fromPartition('${partition}')`)
    }
    const known = inMemory.get(partition) ?? createSession()
    inMemory.set(partition, known)
    return known
  }
})

/** The proxies for every address in order of preference, in the format of `resolveProxy`. */
function listOf(proxyRules: string): string {
  const places = proxyRules.split(',').filter((place) => place !== '')
  const entries = places.map((place) => {
    const [, scheme = 'http', address] = /^(?:(https?):\/\/)?([\w.-]+:\d+)$/.exec(place) ?? []
    if (address === undefined) throw new Error(`the stand-in lacks proxy rules like ${proxyRules}`)
    return `${scheme === 'https' ? 'HTTPS' : 'PROXY'} ${address}`
  })
  return entries.join(';') || 'DIRECT'
}

/** Chrome's match patterns: `<all_urls>`, `*://*\/*`, `https://example.org/path/*`. */
function patternOf(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^(https?|wss?|file|ftp|app):/
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/^\*:/, '(https?|wss?):').replaceAll('*', '.*')}$`)
}
