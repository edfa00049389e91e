import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRecords, type Records } from '../../src-main/records/index.ts'
import { createDataKeys } from '../../src-main/vault/index.ts'
import { copyDataFolder, keychainOf, readContents } from '../fixtures/data-folder-005f298/fixture.ts'
import { fileStore } from '../handlers/app-fixture.ts'
import { unwrap } from '../support/result.ts'

const { afterStart, killedAt } = readContents()
const connectionNamed = (name: string) => {
  const found = afterStart.connections.find((connection) => connection.name === name)
  if (found === undefined) throw new Error(name)
  return { connectionId: found.connectionId, account: found.email }
}
const hospital = connectionNamed('Spital Musterstadt')
/** Saved with another address after its lists were sent. */
const clinic = connectionNamed('Clinica Esempio (nuovo indirizzo)')

const folder = copyDataFolder()
let records: Records

beforeAll(async () => {
  const dataKey = await createDataKeys(keychainOf(folder.path), fileStore(folder.path, 'data-key')).read()
  if (dataKey.kind !== 'kept') throw new Error(dataKey.kind)
  const opened = openRecords({ folder: join(folder.path, 'records'), dataKey: dataKey.key, now: () => killedAt })
  records = unwrap(opened).records
})
afterAll(() => {
  records.close()
  folder.remove()
})

/** The servers of all invitations of a connection that something was requested for, by list. */
function serversOf(connectionId: string): Readonly<Record<string, readonly (string | null)[]>> {
  const lists = afterStart.lists.filter(({ summary }) => summary.connectionId === connectionId)
  return Object.fromEntries(
    lists.flatMap(({ summary: { listId, name } }) => {
      const page = unwrap(records.invitations.page(listId, { offset: 0, limit: 1000 }))
      const servers = page.filter(({ attempt }) => attempt !== null).map(({ serverId }) => serverId)
      return servers.length === 0 ? [] : [[name, [...new Set(servers)]]]
    })
  )
}

test('old invitations get the server of their connection only where it was certainly not saved again since', () => {
  const servers = new Map([
    [hospital.connectionId, { serverId: 'hospital', account: hospital.account.toUpperCase() }],
    [clinic.connectionId, { serverId: 'clinic', account: clinic.account }]
  ])
  const completed = [unwrap(records.adoptServers(servers)), unwrap(records.adoptServers(servers))]
  expect([completed[0] === 0, completed[1], serversOf(clinic.connectionId)]).toEqual([
    false,
    0,
    { 'Reumatologia, aggiunte': [null], 'Reumatologia 1.12': [null] }
  ])
  expect(serversOf(hospital.connectionId)).toEqual({
    'Ophthalmologie 27.11': ['hospital'],
    Onkologie: ['hospital'],
    'Dermatologie, Nachtrag': ['hospital'],
    'Dermatologie 26.11': ['hospital'],
    'Gastroenterologie 3.12': ['hospital'],
    'Urologie 17.11': ['hospital'],
    // Fetched again: made on the server before the connection was saved here.
    'Pneumologie, wieder geholt': [null]
  })
})

test('an account other than the one that the attempt was made with gives no server', () => {
  const servers = new Map([[clinic.connectionId, { serverId: 'clinic', account: 'someone.else@clinic.example' }]])
  expect([unwrap(records.adoptServers(servers)), serversOf(clinic.connectionId)]).toEqual([
    0,
    { 'Reumatologia, aggiunte': [null], 'Reumatologia 1.12': [null] }
  ])
})

test('the server of an attempt is recorded with it, too', () => {
  const [list] = afterStart.lists.filter(({ summary }) => summary.name === 'Onkologie')
  const page = unwrap(records.invitations.page(list?.summary.listId ?? '', { offset: 0, limit: 9 }))
  expect(page.map(({ attempt }) => [attempt?.serverId, attempt?.protocol])).toEqual([
    ['hospital', 'hcw-v5'],
    ['hospital', 'hcw-v5']
  ])
})
