import type { ListWork } from '../views.ts'
import { notOpen } from '../worker-client.ts'
import { createListSession } from './list-session.ts'
import { rowIdsOf } from './row-ids.ts'

/** A request to the work on one opening of a list. */
export interface ListRequest {
  /** UUID of the opening. */
  readonly opening: string
  readonly name: keyof ListWork
  readonly input: unknown
}

/** With these an opening begins. */
const beginnings: ReadonlySet<keyof ListWork> = new Set(['read', 'beginOpen'])

/**
 * The lists that are open, each with its own state: what is asked of one opening never reaches another. Throws for an
 * opening that has not begun, or was closed.
 */
export function createListSessions(): (request: ListRequest) => unknown {
  const sessions = new Map<string, ListWork>()
  return ({ opening, name, input }) => {
    const known = sessions.get(opening)
    if (name === 'close') {
      sessions.delete(opening)
      return undefined
    }
    if (known === undefined && !beginnings.has(name)) throw new Error(notOpen)
    const session = known ?? createListSession(rowIdsOf(opening))
    sessions.set(opening, session)
    return (session[name] as (given: unknown) => unknown)(input)
  }
}
