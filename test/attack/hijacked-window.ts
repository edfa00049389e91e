import { type CallInput, type CallName, type CallOutput, calls } from '#contract/channels.ts'
import { type LaunchedApp, launchApp } from '../electron-host/launch.ts'
import { type Finding, type MakeCall, withinTime } from './tally.ts'

/** What a page can hand over that no call takes; some of it cannot even be copied to another process. */
const strangeValues = [
  'a function',
  'a symbol',
  'a circle',
  'a getter that throws',
  'a proxy that throws',
  'the window',
  'an element',
  'a promise',
  'a shared buffer',
  'a deep array',
  'a long text',
  'many members'
] as const

/** Names that are no calls, or belong to every object. */
const strangeNames = ['__proto__', 'constructor', 'toString', 'no.such.call', '', 'lists.page\u0000'] as const

/** The real page of the app, whose code is somebody else's: it calls the bridge that the preload script has given it. */
export interface HijackedWindow {
  readonly call: MakeCall
  /** What the bridge answers, as text; the person says no to whatever is asked. */
  readonly attack: (name: CallName, input: unknown) => Promise<string | undefined>
  readonly attackStrangely: (name: CallName, random: () => number) => Promise<readonly Finding[]>
  /** What has left the app, and what the window has become. */
  readonly end: () => Promise<readonly Finding[]>
}

export async function openHijackedWindow(): Promise<HijackedWindow> {
  const app = await launchApp()
  const { page } = app
  const index = page.url()

  async function answerTo(name: string, input: unknown): Promise<string> {
    return page.evaluate(
      async ([called, given]) => {
        const call = (window.hcw.calls as Record<string, (value: unknown) => Promise<unknown>>)[called]
        return JSON.stringify((await call?.(given)) ?? null)
      },
      [name, input] as const
    )
  }

  return {
    async call<Name extends CallName>(name: Name, input: CallInput<Name>) {
      const answer = JSON.parse(await answerTo(name, input)) as CallOutput<Name>
      if (!answer.ok) throw new Error(`${name}: ${answer.code}`)
      return answer.value as Extract<CallOutput<Name>, { ok: true }>['value']
    },
    async attack(name, input) {
      await app.queueDialog({ kind: 'message', response: 1 })
      return withinTime(answerTo(name, plain(input)))
    },
    async attackStrangely(name, random) {
      const value = strangeValues[Math.floor(random() * strangeValues.length)] ?? 'a symbol'
      const called = random() < 0.2 ? (strangeNames[Math.floor(random() * strangeNames.length)] ?? '') : name
      const answered = await withinTime(page.evaluate(handOver, [called, value] as const))
      if (answered === undefined) return [{ harm: 'hung', text: `${called} with ${value}` }]
      const isAnswered = answered.startsWith('refused: ') || !answered.includes('"ok":true') || !takes(called)
      return isAnswered ? [] : [{ harm: 'leaks', text: `${called} with ${value} answers ${answered.slice(0, 200)}` }]
    },
    async end() {
      const findings = await whatLeft(app, index)
      await app.close()
      return findings
    }
  }
}

/** Plain values: what else there is, the page itself makes, see {@link strangeValues}. */
function plain(input: unknown): unknown {
  const text = JSON.stringify(input, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  return text === undefined ? undefined : JSON.parse(text)
}

/** Whether the call takes a value: one that takes none leaves out what is given. */
function takes(name: string): boolean {
  return name in calls && !calls[name as CallName].input.safeParse(undefined).success
}

async function whatLeft(app: LaunchedApp, index: string): Promise<readonly Finding[]> {
  const left: Finding[] = []
  const opened = (await app.openedExternal()).filter(
    (url) => !['127.0.0.1', 'localhost'].includes(new URL(url).hostname)
  )
  for (const url of opened) left.push({ harm: 'leaks', text: `${url} was opened` })
  if (app.page.url().split('#')[0] !== index.split('#')[0])
    left.push({ harm: 'moved', text: `the window is at ${app.page.url()}` })
  const isAlive = await withinTime(app.page.evaluate(() => window.hcw.calls['app.snapshot'](undefined)))
  if (isAlive?.ok !== true) left.push({ harm: 'hung', text: 'the main process no longer answers' })
  return left
}

/** Runs in the page. */
async function handOver([name, kind]: readonly [string, (typeof strangeValues)[number]]): Promise<string> {
  const circle: Record<string, unknown> = { listId: '', rowId: '' }
  circle['self'] = circle
  const thrower = () => {
    throw new Error('from the page')
  }
  let deep: unknown[] = []
  if (kind === 'a deep array') for (let depth = 0; depth < 5000; depth += 1) deep = [deep]
  const makers: Record<typeof kind, () => unknown> = {
    'a function': () => thrower,
    'a symbol': () => Symbol('page'),
    'a circle': () => circle,
    'a getter that throws': () => Object.defineProperty({}, 'listId', { get: thrower, enumerable: true }),
    'a proxy that throws': () => new Proxy({}, { get: thrower, ownKeys: thrower }),
    'the window': () => window,
    'an element': () => document.body,
    'a promise': () => Promise.resolve({ listId: '' }),
    'a shared buffer': () => new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer,
    'a deep array': () => deep,
    'a long text': () => ({ text: 'x'.repeat(20_000_000) }),
    'many members': () => Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`member${at}`, at]))
  }
  try {
    const call = (window.hcw.calls as Record<string, unknown>)[name]
    if (typeof call !== 'function') return 'refused: there is no such call'
    return JSON.stringify(await call(makers[kind]())) ?? ''
  } catch (error) {
    return `refused: ${String(error)}`
  }
}
