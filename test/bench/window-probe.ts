import type { CDPSession, Page } from 'playwright-core'

/** A task of the window's own thread that held it up for 50 ms and longer, as the browser reports it. */
export interface LongTask {
  /** ms since the page began. */
  readonly at: number
  readonly ms: number
  /** Whose scripts ran in it, with their ms; empty where the browser does not know. */
  readonly scripts: readonly string[]
}

/** What was seen while something scrolled. */
export interface Scrolled {
  readonly frames: number
  readonly medianMs: number
  readonly p95Ms: number
  readonly worstMs: number
  /** Frames in which a part of the visible range showed no row, or a row without its words. */
  readonly blankFrames: number
}

interface Probe {
  readonly longTasks: { at: number; ms: number }[]
  readonly frames: { at: number; ms: number; scripts: string[] }[]
  /** What is true of the page once awaited, looked at in each frame; the answer is when that frame was painted. */
  when(isTrue: () => boolean): Promise<number>
  firstRowShown(): boolean
  lastRowShown(): boolean
  isSaid(role: string, words: string): boolean
  countBlank(): number
  /** What was asked for before something happened, and is fetched after it. */
  answer: Promise<number>
}

declare global {
  var probe: Probe
}

interface FrameEntry extends PerformanceEntry {
  readonly scripts: readonly { readonly duration: number; readonly invoker: string; readonly sourceURL: string }[]
}

/** Lets the page watch itself. The browser keeps no entries from before unless they were asked for: call it early. */
export function watchWindow(page: Page): Promise<void> {
  return page.evaluate(() => {
    const longTasks: Probe['longTasks'] = []
    const frames: Probe['frames'] = []
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) longTasks.push({ at: startTime, ms: duration })
    }).observe({ type: 'longtask' })
    new PerformanceObserver((list) => {
      for (const { startTime, duration, scripts } of list.getEntries() as FrameEntry[]) {
        const own = scripts.map(({ duration: ms, invoker, sourceURL }) => {
          return `${invoker} ${sourceURL.split('/').at(-1) ?? ''} ${Math.round(ms)} ms`
        })
        frames.push({ at: startTime, ms: duration, scripts: own })
      }
    }).observe({ type: 'long-animation-frame' })

    const grid = () => document.querySelector('[role=grid]')
    const hasWords = (row: Element | null | undefined) => {
      const number = row?.querySelector('[role=gridcell][data-column="0"]')?.textContent ?? ''
      const name = row?.querySelector('[role=gridcell][data-column="2"]')?.textContent ?? ''
      return number !== '' && name !== ''
    }
    const afterPaint = () =>
      new Promise<number>((resolve) => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now())
        channel.port2.postMessage(null)
      })
    globalThis.probe = {
      answer: Promise.resolve(Number.NaN),
      longTasks,
      frames,
      when: (isTrue) =>
        new Promise((resolve) => {
          const look = () => {
            if (isTrue()) void afterPaint().then(resolve)
            else requestAnimationFrame(look)
          }
          requestAnimationFrame(look)
        }),
      firstRowShown: () => hasWords(grid()?.querySelector('[role=row][aria-rowindex="2"]')),
      lastRowShown: () => {
        const table = grid()
        return hasWords(table?.querySelector(`[role=row][aria-rowindex="${table.getAttribute('aria-rowcount')}"]`))
      },
      isSaid: (role, words) =>
        [...document.querySelectorAll(`[role=${role}]`)].some((one) => one.textContent === words),
      countBlank: () => {
        const table = grid()
        if (table === null) return 1
        // By the rows' numbers, not by their boxes: asking for those would make every frame pay for the measuring.
        const there = new Map(
          [...table.querySelectorAll('[role=row]')].map((row) => [Number(row.getAttribute('aria-rowindex')) - 2, row])
        )
        const height = table.scrollHeight / Number(table.getAttribute('aria-rowcount'))
        const first = Math.ceil(table.scrollTop / height)
        const last = Math.floor((table.scrollTop + table.clientHeight) / height) - 2
        for (let row = first; row <= last; row += 1) if (!hasWords(there.get(row))) return 1
        return 0
      }
    }
  })
}

/** Tasks of 50 ms and more that began between two times of the page's clock. */
export async function longTasksBetween(page: Page, from: number, to: number): Promise<readonly LongTask[]> {
  // Entries are reported shortly after their task.
  await page.waitForTimeout(300)
  return page.evaluate(
    ([start, end]) => {
      const { longTasks, frames } = globalThis.probe
      return longTasks
        .filter(({ at }) => at >= (start ?? 0) && at <= (end ?? 0))
        .map(({ at, ms }) => ({
          at: at - (start ?? 0),
          ms,
          scripts: frames.find((frame) => frame.at <= at + ms && at <= frame.at + frame.ms)?.scripts ?? []
        }))
    },
    [from, to]
  )
}

/** What the window's own thread did, in ms for each step that was scrolled. */
export interface ThreadTime {
  readonly all: number
  readonly scripts: number
  readonly style: number
  readonly layout: number
}

export interface ScrolledPair {
  readonly table: Scrolled & { readonly thread: ThreadTime }
  /** The same steps over an empty element of the same size and place: what a frame takes here at the least. */
  readonly floor: Scrolled & { readonly thread: ThreadTime }
}

/**
 * Scrolls the table and the floor by turns, with the wheel, `steps` of `stepPx` each and as often as `turns` says; the
 * turn with the lower median counts. Goes back to the top before each turn.
 */
export async function scrollTable(page: Page, stepPx: number, steps: number, turns = 3): Promise<ScrolledPair> {
  const tables: ScrolledPair['table'][] = []
  const floors: ScrolledPair['floor'][] = []
  for (let turn = 0; turn < turns; turn += 1) {
    await layFloor(page)
    floors.push(await scrollElement(page, '#bench-floor', stepPx, steps))
    await page.evaluate(() => document.getElementById('bench-floor')?.remove())
    await page.evaluate(() => {
      const table = document.querySelector('[role=grid]') as HTMLElement
      table.scrollTop = 0
      return globalThis.probe.when(globalThis.probe.firstRowShown)
    })
    tables.push(await scrollElement(page, '[role=grid]', stepPx, steps))
  }
  const best = <Of extends Scrolled>(of: readonly Of[]) =>
    of.toSorted((one, other) => one.medianMs - other.medianMs)[0] as Of
  return { table: best(tables), floor: best(floors) }
}

/** Puts an empty element that scrolls as far over the table. */
function layFloor(page: Page): Promise<void> {
  return page.evaluate(() => {
    const table = document.querySelector('[role=grid]') as HTMLElement
    const { left, top, width, height } = table.getBoundingClientRect()
    const floor = document.createElement('div')
    floor.id = 'bench-floor'
    Object.assign(floor.style, {
      position: 'fixed',
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
      overflow: 'auto',
      contain: 'strict',
      background: 'white',
      zIndex: 9
    })
    const inside = document.createElement('div')
    inside.style.height = `${table.scrollHeight}px`
    floor.append(inside)
    document.body.append(floor)
  })
}

async function scrollElement(
  page: Page,
  selector: string,
  stepPx: number,
  steps: number
): Promise<Scrolled & { readonly thread: ThreadTime }> {
  const box = await page.locator(selector).boundingBox()
  if (box === null) throw new Error(`there is no ${selector}`)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const watching = page.evaluate(
    async ([of, count]) => {
      const scrolled = document.querySelector(of) as HTMLElement
      const hasRows = scrolled.matches('[role=grid]')
      const times: number[] = []
      let blankFrames = 0
      const from = scrolled.scrollTop
      await new Promise<void>((resolve) => {
        let last = performance.now()
        let still = 0
        let at = from
        const frame = () => {
          const now = performance.now()
          const moved = scrolled.scrollTop !== at
          at = scrolled.scrollTop
          if (at !== from) {
            still = moved ? 0 : still + 1
            if (moved) times.push(now - last)
            if (hasRows) blankFrames += globalThis.probe.countBlank()
          }
          last = now
          if (still > 30 || times.length > count * 3) resolve()
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      })
      const sorted = times.toSorted((one, other) => one - other)
      const part = (share: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
      return { frames: times.length, medianMs: part(0.5), p95Ms: part(0.95), worstMs: part(1), blankFrames }
    },
    [selector, steps] as const
  )
  const client = await page.context().newCDPSession(page)
  // Counts from here on, as long as the session lasts.
  await client.send('Performance.enable')
  const before = await threadTime(client)
  for (let step = 0; step < steps; step += 1) await page.mouse.wheel(0, stepPx)
  const after = await threadTime(client)
  await client.detach()
  const thread = {
    all: (after.all - before.all) / steps,
    scripts: (after.scripts - before.scripts) / steps,
    style: (after.style - before.style) / steps,
    layout: (after.layout - before.layout) / steps
  }
  return { ...(await watching), thread }
}

/** What the window's own thread has done so far, in ms, as the browser counts it. */
async function threadTime(client: CDPSession): Promise<ThreadTime> {
  const { metrics } = await client.send('Performance.getMetrics')
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000
  return {
    all: of('TaskDuration'),
    scripts: of('ScriptDuration'),
    style: of('RecalcStyleDuration'),
    layout: of('LayoutDuration')
  }
}
