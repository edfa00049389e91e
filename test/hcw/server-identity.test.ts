import { expect, test } from 'vitest'
import { createHcwV5 } from '../../src-main/hcw/hcw-v5.ts'
import { identityOf, practiceIdentity } from '../../src-main/hcw/server-identity.ts'
import { isOnOtherServer } from '../../src-main/sending/same-server.ts'

test('another account of the same server is another server, another spelling of it is not', () => {
  const baseUrl = new URL('https://hcw.hospital.example/video/')
  const credentials = async () => null
  const made = identityOf(baseUrl, 'Desk@Hospital.example')
  const served = (address: string, account: string) =>
    isOnOtherServer(made, createHcwV5({ baseUrl: new URL(address), account, credentials }))
  expect([
    served('https://hcw.hospital.example/video/', 'desk@hospital.example'),
    served('https://hcw.hospital.example/video', 'desk@hospital.example '),
    served('https://hcw.hospital.example/video/', 'other@hospital.example'),
    served('https://hcw.hospital.example/', 'desk@hospital.example'),
    served('https://hcw.hospital.example:8443/video/', 'desk@hospital.example'),
    served('http://hcw.hospital.example/video/', 'desk@hospital.example'),
    made.serverId === practiceIdentity.serverId
  ]).toEqual([false, false, true, true, true, true, false])
  expect(identityOf(baseUrl, 'desk@hospital.example').serverId).toMatch(/^[0-9a-f]{32}$/)
})
