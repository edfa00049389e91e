import type { Records } from './open-records.ts'

/**
 * The same records; `onDamage` is called whenever one of their stores answers that something in the files is not as it was
 * written. The answer goes on to whoever asked.
 */
export function watchDamage(records: Records, onDamage: () => void): Records {
  const note = (answer: unknown) => {
    if (isDamage(answer)) onDamage()
  }
  const watched = Object.entries(records).map(([name, part]) => [name, watchPart(part, note)])
  return Object.fromEntries(watched) as Records
}

function watchPart(part: unknown, note: (answer: unknown) => void): unknown {
  if (typeof part === 'function') return watchCall(part as Call, note)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, watchPart(member, note)]))
}

type Call = (...parameters: unknown[]) => unknown

function watchCall(call: Call, note: (answer: unknown) => void): Call {
  return (...parameters) => {
    const answer = call(...parameters)
    if (answer instanceof Promise) void answer.then(note, () => undefined)
    else note(answer)
    return answer
  }
}

function isDamage(answer: unknown): boolean {
  const { ok, code } = (answer ?? {}) as { readonly ok?: unknown; readonly code?: unknown }
  return ok === false && code === 'storage-damaged'
}
