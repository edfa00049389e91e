import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Target } from '#contract/invitation-actions.ts'
import { readBoard, type SearchPart, searchBoard } from '../../src-main/invitation-actions/board-queries.ts'
import { contentOf, tomorrow } from '../sending/engine.ts'
import { unwrap } from '../support/result.ts'
import { type ActionsFixture, openActionsFixture } from './actions-fixture.ts'

const hour = 3_600_000

let fixture: ActionsFixture
beforeEach(async () => {
  fixture = await openActionsFixture()
})
afterEach(() => fixture.close())

const read = async (from: number, to: number) =>
  unwrap(await readBoard(fixture.store, { connectionId: 'hospital', from, to })).map(({ content, state }) => [
    content.lastName,
    state
  ])

/** The results of a search part by part, as names. */
async function searchParts(text: string): Promise<readonly (readonly string[])[]> {
  const parts: string[][] = []
  for (let before: number | null = null; ; ) {
    const part: SearchPart = unwrap(await searchBoard(fixture.store, 'hospital', text, before))
    parts.push(part.entries.map(({ content }) => content.lastName))
    before = part.next
    if (before === null) return parts
  }
}

const search = async (text: string) => (await searchParts(text)).flat()

test('the board shows what was sent or tried for a span, over all lists, soonest first', async () => {
  await fixture.send(2, (number) =>
    contentOf(number, { scheduledFor: new Date(tomorrow + (9 - number) * hour).toISOString() })
  )
  const { scheduledFor: _, ...undated } = contentOf(3)
  await fixture.send(1, () => undated)
  await fixture.send(1, (number) =>
    contentOf(number, { queue: 'No such queue', scheduledFor: new Date(tomorrow + hour).toISOString() })
  )
  await fixture.engine.list(1)
  expect({
    day: await read(tomorrow, tomorrow + 24 * hour),
    late: await read(tomorrow + 8 * hour, tomorrow + 24 * hour),
    today: await read(Date.now() - hour, Date.now() + hour),
    elsewhere: unwrap(await readBoard(fixture.store, { connectionId: 'elsewhere', from: 0, to: tomorrow * 2 }))
  }).toEqual({
    day: [
      ['Muster4', 'refused'],
      ['Muster2', 'created'],
      ['Muster1', 'created']
    ],
    late: [['Muster1', 'created']],
    today: [['Muster3', 'created']],
    elsewhere: []
  })
})

test('a link expires a day after the appointment, or a day after its creation if there is none', async () => {
  const [dated] = (await fixture.send(1)) as [Target]
  const { scheduledFor: _, ...content } = contentOf(2)
  const [undated] = (await fixture.send(1, () => content)) as [Target]
  const withdrawn = (await fixture.send(1)) as [Target]
  await fixture.run({ kind: 'withdraw' }, withdrawn)
  await fixture.run({ kind: 'move', minutes: 60 }, [dated])
  const entry = fixture.entry(undated)
  expect([fixture.entry(dated).linkEndsAt, entry.linkEndsAt, fixture.entry(withdrawn[0]).linkEndsAt]).toEqual([
    tomorrow + 60_000 + hour + 24 * hour,
    (entry.createdAt ?? 0) + 24 * hour,
    null
  ])
})

test('a search finds names, contacts and links over all lists, the latest first', async () => {
  const [first] = (await fixture.send(1, (number) =>
    contentOf(number, { firstName: 'Zoë', lastName: 'Müller-Öz' })
  )) as [Target]
  await fixture.send(1, (number) =>
    contentOf(number, { firstName: 'Zoe', lastName: 'Mueller', phoneNumber: '+41781234567' })
  )
  expect({
    name: await search('zoe'),
    words: await search('MULLER zoë'),
    number: await search('0781234567'),
    link: await search(fixture.linkOf(first) ?? ''),
    nobody: await search('zoe zorro')
  }).toEqual({
    name: ['Mueller', 'Müller-Öz'],
    words: ['Müller-Öz'],
    number: ['Mueller'],
    link: ['Müller-Öz'],
    nobody: []
  })
})

test('a search reads all pages, and every invitation once', async () => {
  await fixture.send(600)
  const found = await search('Muster5')
  expect([found.length, new Set(found).size]).toEqual([111, 111])
})

test('what is found is told part by part, and also where a part of the lists has nothing', async () => {
  await fixture.send(1, (number) => contentOf(number, { lastName: 'Zbinden' }))
  await fixture.send(1100)
  const parts = await searchParts('zbinden')
  const many = await searchParts('Muster')
  expect([parts, many.length > 10, many.flat().length]).toEqual([[[], ['Zbinden']], true, 1100])
})
