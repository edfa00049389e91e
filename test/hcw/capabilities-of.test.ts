import { expect, test } from 'vitest'
import { serverProtocols } from '#contract/server-protocol.ts'
import { blockedServer } from '../../src-main/hcw/blocked-server.ts'
import { capabilitiesOf, latestLinkEnd } from '../../src-main/hcw/capabilities-of.ts'
import { identityOf, practiceIdentity } from '../../src-main/hcw/server-identity.ts'
import { serverModuleOf } from '../../src-main/hcw/server-of.ts'

const hour = 3_600_000
const appointmentAt = Date.UTC(2026, 11, 1, 9)
const createdAt = appointmentAt - 5 * hour

test('every protocol has capabilities and a module of its own to make a client', () => {
  const baseUrl = new URL('https://hcw.hospital.example/')
  for (const protocol of serverProtocols) {
    const identity = identityOf(baseUrl, 'desk@hospital.example', protocol)
    const options = { baseUrl, identity, account: 'desk@hospital.example', credentials: async () => null }
    const server = serverModuleOf(protocol).create(options)
    expect([server.identity.protocol, server.capabilities]).toEqual([protocol, capabilitiesOf(protocol)])
    expect(blockedServer('server-not-allowed', identity).capabilities).toBe(capabilitiesOf(protocol))
  }
})

test('records without a protocol are of the first one', () => {
  expect(capabilitiesOf(undefined)).toBe(capabilitiesOf('hcw-v5'))
})

test('one address with another protocol is another server', () => {
  const baseUrl = new URL('https://hcw.hospital.example/')
  const [one, other] = serverProtocols.map((protocol) => identityOf(baseUrl, 'desk@hospital.example', protocol))
  expect(one?.serverId).not.toBe(other?.serverId)
  expect(practiceIdentity.protocol).toBe('practice')
})

test('what the window shows of a link is what the records go by', () => {
  for (const protocol of serverProtocols) {
    const { linkEndsAt, limits } = capabilitiesOf(protocol)
    expect([linkEndsAt(appointmentAt, createdAt), linkEndsAt(null, createdAt)]).toEqual([
      appointmentAt + limits.linkAfterAppointmentMs,
      createdAt + limits.linkAfterSendingMs
    ])
  }
})

test('without a known server a link counts as alive until it has ended on every kind of server', () => {
  const ends = serverProtocols.map((protocol) => capabilitiesOf(protocol).linkEndsAt(appointmentAt, createdAt))
  expect(latestLinkEnd(appointmentAt, createdAt)).toBe(Math.max(...ends))
})
