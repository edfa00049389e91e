import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCriteria } from '../../src-main/practice/criteria.ts'
import { minute, openPracticeClient, type PracticeClient, startOfDay } from './practice-client.ts'

interface Listed {
  readonly firstName: string
  readonly isEncrypted: boolean
}

async function list(
  client: PracticeClient,
  query: Readonly<Record<string, string>>
): Promise<readonly [number, string[], string]> {
  const reply = await client.send('GET', `invite?${new URLSearchParams(query)}`)
  const names = (JSON.parse(reply.body) as Listed[]).map(({ firstName }) => firstName)
  return [reply.status, names, reply.headers['x-total-count'] ?? 'absent']
}

async function withThree(encrypted: boolean): Promise<PracticeClient> {
  const client = await openPracticeClient({ metadataSearch: !encrypted })
  for (const [index, firstName] of ['Anna', 'Bert', 'Carl'].entries()) {
    client.now = startOfDay + index * minute
    await client.invite({ firstName, metadata: { row: `R-${index}`, batch: { id: 'B-1' } } })
  }
  return client
}

test.each<[string, Readonly<Record<string, string>>, string[], string]>([
  ['by metadata', { where: '{"metadata.row":"R-1"}' }, ['Bert'], 'absent'],
  ['by nested metadata', { where: '{"metadata.batch.id":"B-1"}' }, ['Anna', 'Bert', 'Carl'], 'absent'],
  ['by name', { where: '{"firstName":"Bert"}' }, ['Bert'], '1'],
  ['since a moment', { where: `{"createdAt":{">=":${startOfDay + minute}}}` }, ['Bert', 'Carl'], '2'],
  ['by a list of values', { where: '{"firstName":{"in":["Anna","Carl"]}}' }, ['Anna', 'Carl'], '2'],
  ['by either', { where: '{"or":[{"firstName":"Anna"},{"metadata.row":"R-2"}]}' }, ['Anna', 'Carl'], 'absent'],
  ['latest first', { sort: 'createdAt DESC', limit: '2' }, ['Carl', 'Bert'], '3'],
  ['one page', { skip: '1', limit: '1' }, ['Bert'], '3'],
  ['ignoring plain parameters', { firstName: 'Anna' }, ['Anna', 'Bert', 'Carl'], '3']
])('lists %s', async (_, query, names, total) => {
  expect(await list(await withThree(false), query)).toEqual([200, names, total])
})

test.each<[string, Readonly<Record<string, string>>, string[]]>([
  ['nothing by metadata', { where: '{"metadata.row":"R-1"}' }, []],
  ['nothing by a patient field', { where: '{"firstName":"Bert"}' }, []],
  ['everything by time, readable', { where: `{"createdAt":{">":${startOfDay}}}` }, ['Bert', 'Carl']]
])('an encrypting server finds %s', async (_, query, names) => {
  expect((await list(await withThree(true), query))[1]).toEqual(names)
})

test('a list without a limit stops at 30', async () => {
  const client = await openPracticeClient()
  await Promise.all(Array.from({ length: 31 }, () => client.invite()))
  const [, names, total] = await list(client, {})
  expect([names.length, total]).toEqual([30, '31'])
})

test.each(['{"firstName":{"~":1}}', '[]', '{"or":{}}'])('the criteria %s are refused', async (where) => {
  const client = await openPracticeClient()
  expect((await client.send('GET', `invite?${new URLSearchParams({ where })}`)).status).toBe(400)
})

test('comparisons and lists select what JavaScript selects', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), fc.array(fc.integer()), (values, bound, chosen) => {
      const select = (constraint: unknown): number[] => {
        const criteria = readCriteria({ n: constraint }, (item: number) => item)
        return criteria.ok ? values.filter(criteria.matches) : []
      }
      expect([select({ '>': bound }), select({ '<=': bound }), select({ '!=': bound }), select(chosen)]).toEqual([
        values.filter((value) => value > bound),
        values.filter((value) => value <= bound),
        values.filter((value) => value !== bound),
        values.filter((value) => chosen.includes(value))
      ])
    })
  )
})
