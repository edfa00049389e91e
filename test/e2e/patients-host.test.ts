import { beforeAll, describe, expect, test } from 'vitest'
import type { SpawnedPractice } from '../practice/spawn-practice.ts'
import { type AppDriver, connectServer } from './app-driver.ts'
import { patientList, patients } from './patient-lists.ts'
import { siteOfTests } from './site-of-tests.ts'

const people = patients(12)

describe('a server whose patients’ links lead to another host', () => {
  const site = siteOfTests()
  let server: SpawnedPractice
  let driver: AppDriver
  const user = () => driver.user

  beforeAll(async () => {
    server = await site.server({ publicUrl: 'https://visit.hospital.example' })
    driver = await site.openApp()
    await connectServer(user(), server)
  })

  test('is asked about once; after the answer everybody is invited', async () => {
    await user().goTo('Lists')
    await user().drop('other-host.csv', patientList(people))
    await user().goOnToCheck()
    await user().goOnToSend()
    await user().send()
    await user().said('The patients’ links of this server lead to visit.hospital.example').waitFor()
    await user().said('The links of this server lead to an address that nobody has confirmed.').waitFor()
    await user().button('Yes, it is our address').click()
    await user().said('All 12 patients are invited.').waitFor()
    const { invites } = await server.dump()
    expect(invites.length).toBe(12)
  })
})
