import type { ListChange } from '#contract/list-change.ts'

/** `saved`: the last command that was given is on the disk. Else `saving`, or the code of the failure. */
export type SaveState = 'saved' | 'saving' | { readonly failed: string }

type Answer =
  | { readonly ok: true; readonly value: { readonly revision: number } }
  | { readonly ok: false; readonly code: string }

/** A command for the main process. */
export interface Command {
  /** What it changes, so that it can be repeated in a new worker; null: it stores the worker's rows. */
  readonly change: ListChange | null
  /** Writes it for a list of this revision. */
  readonly write: (revision: number) => Promise<Answer>
}

export interface CommandLogOptions {
  readonly onState: () => void
  /** The main process does not take a command, and never will. It and all later ones are dropped. */
  readonly onRefused: (code: string) => void
}

/**
 * The commands of one list on their way to the main process, strictly in their order. One that fails is tried again, and
 * holds up all that come after it: a later one that succeeds never hides it.
 */
export interface CommandLog {
  add(command: Command): void
  /** Counts a command as unsaved from the moment when it is given, before the worker has answered. */
  given<Value>(command: Promise<Value>): Promise<Value>
  /** A text that is being typed counts as unsaved until the returned function is called. */
  hold(): () => void
  /** Resolves when no text is being typed. */
  released(): Promise<void>
  /** Resolves when all commands that were answered by the worker are written, or one has failed. */
  written(): Promise<void>
  /** The same for all commands that were given. */
  flush(): Promise<void>
  state(): SaveState
  /** Commands that are not written yet. */
  pending(): readonly Command[]
  /** The list is loaded again and has this revision: what was given before and not written is dropped. */
  restart(revision: number): void
  /** Nothing more is written. */
  end(): void
}

/** Answers after which trying again is of no use. */
const refusals: ReadonlySet<string> = new Set([
  'stale',
  'row-was-sent',
  'no-such-row',
  'no-such-list',
  'already-sent',
  'bad-input'
])

/** A failed command is tried again after this time, ms, or when something is given or flushed. */
const retryMs = 3000

export function createCommandLog(firstRevision: number, { onState, onRefused }: CommandLogOptions): CommandLog {
  let revision = firstRevision
  let commands: Command[] = []
  const unanswered = new Set<Promise<unknown>>()
  let held = 0
  const releases: (() => void)[] = []
  let failure: Extract<SaveState, object> | null = null
  let running: Promise<void> | null = null
  let isEnded = false
  /** A command was refused: until the list is loaded again, nothing is taken. */
  let isRefused = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let told: SaveState = 'saved'

  function state(): SaveState {
    if (failure !== null) return failure
    return commands.length + unanswered.size + held > 0 ? 'saving' : 'saved'
  }

  function tell(): void {
    const next = state()
    if (next === told) return
    told = next
    onState()
  }

  async function writeAll(): Promise<void> {
    for (let command = commands[0]; command !== undefined && !isEnded; command = commands[0]) {
      const answer = await command.write(revision).catch(() => ({ ok: false, code: 'internal' }) as const)
      // The list was loaded again meanwhile: the answer belongs to what was dropped.
      if (commands[0] !== command) continue
      if (answer.ok) {
        commands.shift()
        failure = null
        revision = answer.value.revision
      } else if (refusals.has(answer.code)) {
        commands = []
        failure = null
        isRefused = true
        onRefused(answer.code)
      } else {
        if (failure?.failed !== answer.code) failure = { failed: answer.code }
        return
      }
      if (commands.length > 0) tell()
    }
  }

  function run(): Promise<void> {
    clearTimeout(retry)
    running ??= writeAll().then(() => {
      running = null
      if (failure !== null && !isEnded) retry = setTimeout(() => void run(), retryMs)
      tell()
    })
    return running
  }

  async function written(): Promise<void> {
    while (commands.length > 0 && !isEnded) {
      await run()
      if (failure !== null) return
    }
  }

  return {
    add(command) {
      if (isEnded || isRefused) return
      commands.push(command)
      tell()
      void run()
    },
    given(command) {
      unanswered.add(command)
      tell()
      const answered = () => {
        unanswered.delete(command)
        tell()
      }
      command.then(answered, answered)
      return command
    },
    hold() {
      held += 1
      tell()
      let isHeld = true
      return () => {
        if (isHeld) held -= 1
        isHeld = false
        if (held === 0) for (const release of releases.splice(0)) release()
        tell()
      }
    },
    released: () => (held === 0 ? Promise.resolve() : new Promise((resolve) => void releases.push(resolve))),
    written,
    async flush() {
      while (unanswered.size > 0) await Promise.allSettled([...unanswered])
      await written()
    },
    state,
    pending: () => commands,
    restart(next) {
      commands = []
      failure = null
      isRefused = false
      revision = next
      tell()
    },
    end() {
      isEnded = true
      commands = []
      failure = null
      clearTimeout(retry)
    }
  }
}
