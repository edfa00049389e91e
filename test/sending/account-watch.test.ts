import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AccountWatch, createAccountWatch } from '../../src-main/sending/account-watch.ts'
import { systemClock } from '../../src-main/sending/clock.ts'
import { createServerSearch, type ServerSearch, type Span } from '../../src-main/sending/server-search.ts'
import { contentOf, type Engine, openEngine, serverAt, tomorrow, unpaced } from './engine.ts'

const dayMs = 24 * 3_600_000
let engine: Engine
let watch: AccountWatch
beforeEach(async () => {
  engine = await openEngine()
  watch = createAccountWatch(systemClock)
})
afterEach(() => engine.close())

/** The patient of that number, with an appointment that many days after the first ones. */
const onDay = (number: number, days: number) =>
  contentOf(number, { scheduledFor: new Date(tomorrow + days * dayMs).toISOString() })

const invite = (number: number, days: number) => engine.practice.colleague.invite([onDay(number, days)])

/** Asks the server; `afterEach` is told of each answer about a span before it is given on. */
function searching(afterEach: (span: Span) => void = () => undefined): ServerSearch {
  const server = serverAt(engine.practice.url)
  const search = createServerSearch({ server, clock: systemClock, ratePerSecond: unpaced })
  return {
    ...search,
    async madeAfter(span, reading) {
      const answer = await search.madeAfter(span, reading)
      afterEach(span)
      return answer
    }
  }
}

/** The names that a look at these days knows of, in order. */
async function seen(search: ServerSearch, ...days: readonly number[]): Promise<readonly string[]> {
  const looked = await watch.look(
    search,
    days.map((day) => onDay(0, day))
  )
  if (looked.kind !== 'done' || !looked.value.isComplete) throw new Error(`not seen: ${looked.kind}`)
  return [...looked.value.invites.values()].map(({ lastName }) => lastName).sort()
}

test('what is created on a day that was read, while the next one is read, is seen by the next look', async () => {
  let days = 0
  const search = searching(() => {
    days += 1
    if (days > 1) return
    invite(1, 0)
    const at = Date.now()
    // They are of two ms of the server's clock.
    while (Date.now() === at);
    invite(2, 4)
  })
  expect(await seen(search, 0, 4)).toEqual(['Muster2'])
  expect(days).toBe(2)
  expect(await seen(searching(), 0, 4)).toEqual(['Muster1', 'Muster2'])
})

test('what is forgotten while somebody looks is read anew by the next look, and nothing of it is missing', async () => {
  expect(await seen(searching(), 0)).toEqual([])
  invite(1, 4)
  expect(await seen(searching(), 0)).toEqual(['Muster1'])
  invite(2, 8)
  let isForgotten = false
  const search = searching(() => {
    if (!isForgotten) watch.forget()
    isForgotten = true
  })
  expect(await seen(search, 4, 8)).toEqual(['Muster1', 'Muster2'])
  expect(isForgotten).toBe(true)
  expect(await seen(searching(), 4)).toEqual(['Muster1'])
  expect(await seen(searching(), 4, 8)).toEqual(['Muster1', 'Muster2'])
})

test('several who look at once see all, and so does whoever looks after them', async () => {
  for (let number = 1; number <= 6; number += 1) invite(number, number)
  const all = [1, 2, 3, 4, 5, 6]
  const names = all.map((number) => `Muster${number}`)
  const looks = [all, [1, 2, 3], [4, 5, 6], all].map((days) => seen(searching(), ...days))
  const [first, , , last] = await Promise.all(looks)
  expect([first, last]).toEqual([names, names])
  invite(7, 3)
  expect(await Promise.all([seen(searching(), ...all), seen(searching(), ...all)])).toEqual([
    [...names, 'Muster7'],
    [...names, 'Muster7']
  ])
})
