import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync } from 'node:sqlite'

// What takes a main process long is what it decrypts and authenticates: counted, it says the same on every machine.

let operations = 0
const counted = ['createDecipheriv', 'createHmac'] as const
for (const name of counted) {
  const original: (...args: never[]) => unknown = crypto[name]
  Object.assign(crypto, {
    [name]: (...args: never[]) => {
      operations += 1
      return original(...args)
    }
  })
}
syncBuiltinESMExports()

const asked = new Set<string>()
const { prepare } = DatabaseSync.prototype
DatabaseSync.prototype.prepare = function (sql) {
  asked.add(sql)
  return prepare.call(this, sql)
}

/**
 * The most values that are decrypted or authenticated between two turns of the event loop, until the work is done. Of two steps that
 * each wait for the next turn, both may be counted together.
 */
export async function mostBetweenTurns(work: () => Promise<unknown>): Promise<number> {
  let [most, before, isOver] = [0, operations, false]
  const look = () => {
    most = Math.max(most, operations - before)
    before = operations
    if (!isOver) setImmediate(look)
  }
  setImmediate(look)
  await work()
  isOver = true
  look()
  return most
}

/** Forgets what was asked before. */
export function forgetQuestions(): void {
  asked.clear()
}

/** Of the questions that were asked, those that read one of the tables, or an index of it, from its one end to the other. */
export function wholeReads(database: DatabaseSync, tables: readonly string[]): readonly string[] {
  const isWhole = new RegExp(`^SCAN (${tables.join('|')})\\b`)
  return [...asked].flatMap((sql) => {
    if (!/^\s*(SELECT|UPDATE|DELETE)/.test(sql)) return []
    const plan = prepare.call(database, `EXPLAIN QUERY PLAN ${sql}`).all()
    return plan.some(({ detail }) => isWhole.test(String(detail))) ? [sql.replace(/\s+/g, ' ').trim()] : []
  })
}
