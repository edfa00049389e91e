import type { Session } from './devtools.ts'
import { chromium } from './runtime.ts'

export interface Target {
  readonly targetId: string
  readonly session: Session
}

interface Attached {
  readonly sessionId: string
  readonly targetInfo: { readonly targetId: string; readonly type: string }
}

const expected = new Map<string, (target: Target) => void>()
const arrived = new Map<string, Target>()
const gone = new Map<string, () => void>()
let isWatching = false
/** Windows being opened: a page that attaches meanwhile may be one of them. */
let opening = 0

/**
 * Opens a blank paused page; `Runtime.runIfWaitingForDebugger` resumes it once it is prepared. Pages that the app did
 * not open (pop-ups, links in new tabs) are closed before they load anything.
 */
export async function openTarget(size: { width: number; height: number }, onGone: () => void): Promise<Target> {
  const { browser } = chromium().devTools
  if (!isWatching) {
    isWatching = true
    watch()
    await browser.send('Target.setDiscoverTargets', { discover: true })
    await browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
  }
  opening++
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size })
  gone.set(targetId, onGone)
  const target = arrived.get(targetId) ?? (await new Promise<Target>((resolve) => expected.set(targetId, resolve)))
  arrived.delete(targetId)
  opening--
  if (opening === 0) {
    for (const uninvited of arrived.values()) close(uninvited)
    arrived.clear()
  }
  return target
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
function close({ targetId, session }: Target) {
  const { browser } = chromium().devTools
  Promise.all([
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Runtime.runIfWaitingForDebugger'),
    browser.send('Target.closeTarget', { targetId })
  ]).catch(() => undefined)
}
