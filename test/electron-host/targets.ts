import type { Session } from './devtools.ts'
import { chromium } from './runtime.ts'
import type { SessionNetwork } from './session.ts'

export interface Target {
  readonly targetId: string
  readonly session: Session
  /** Names the browser context of the page in other commands. */
  readonly context: { readonly browserContextId?: string }
}

interface Attached {
  readonly sessionId: string
  readonly targetInfo: { readonly targetId: string; readonly type: string }
}

type Attachment = Omit<Target, 'context'>
const expected = new Map<string, (target: Attachment) => void>()
const arrived = new Map<string, Attachment>()
const gone = new Map<string, () => void>()
let isWatching = false
/** Windows being opened: a page that attaches meanwhile may be one of them. */
let opening = 0

/**
 * Opens a blank paused page; `Runtime.runIfWaitingForDebugger` resumes it once it is prepared. Pages that the app did
 * not open (pop-ups, links in new tabs) are closed before they load anything.
 */
export async function openTarget(
  { width, height, ...network }: SessionNetwork & { readonly width: number; readonly height: number },
  onGone: () => void
): Promise<Target> {
  const { browser } = chromium().devTools
  if (!isWatching) {
    isWatching = true
    watch()
    await browser.send('Target.setDiscoverTargets', { discover: true })
    await browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
  }
  opening++
  const context = await browser.send('Target.createBrowserContext', { ...network, disposeOnDetach: true })
  const size = { width, height }
  const { targetId } = await browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    ...size,
    ...context
  })
  gone.set(targetId, onGone)
  const target = arrived.get(targetId) ?? (await new Promise<Attachment>((resolve) => expected.set(targetId, resolve)))
  arrived.delete(targetId)
  opening--
  if (opening === 0) {
    for (const uninvited of arrived.values()) close(uninvited)
    arrived.clear()
  }
  return { ...target, context }
}

function watch() {
  const { devTools } = chromium()
  const attach = ({ sessionId, targetInfo }: Attached) => {
    const target = { targetId: targetInfo.targetId, session: devTools.session(sessionId) }
    if (targetInfo.type !== 'page') {
      target.session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined)
      return
    }
    const resolve = expected.get(target.targetId)
    expected.delete(target.targetId)
    if (resolve) resolve(target)
    else if (opening > 0) arrived.set(target.targetId, target)
    else close(target)
  }
  devTools.browser.on('Target.attachedToTarget', attach)
  devTools.browser.on('Target.targetDestroyed', ({ targetId }) => {
    gone.get(targetId)?.()
    gone.delete(targetId)
  })
}

/**
 * Closes a page that the app did not open. It shares its process with the page that opened it, which is blocked while
 * this one is paused: so it is resumed first, with every request blocked.
 */
function close({ targetId, session }: Attachment) {
  const { browser } = chromium().devTools
  Promise.all([
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Runtime.runIfWaitingForDebugger'),
    browser.send('Target.closeTarget', { targetId })
  ]).catch(() => undefined)
}
