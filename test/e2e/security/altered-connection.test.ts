import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { accountAt, connectServer } from '../app-driver.ts'
import { patientList, patients } from '../patient-lists.ts'
import { siteOfTests } from '../site-of-tests.ts'

const site = siteOfTests()

test('a connection that was changed on the disk is told, gets nothing, and works again once a person has saved it', async () => {
  const hospital = await site.server()
  const impostor = await site.server()
  const first = await site.openApp()
  await connectServer(first.user, hospital)
  await first.app.close()
  const file = join(site.profileDir, 'connections.json')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(hospital.url, impostor.url))

  const { app, user } = await site.openApp()
  await user.said('Another program has changed this connection.').waitFor()
  await user.drop('tomorrow.csv', patientList(patients(2)))
  await user.goOnToCheck()
  await user.goOnToSend()
  await user.button(/^Send \d/).waitFor()
  expect((await impostor.dump()).requests).toEqual([])

  await user.goTo('Connection')
  await user.button(/^Change/, user.main).click()
  await user.fillIn({ address: hospital.url, password: accountAt(hospital).password })
  await user.save()
  await user.said('“Hospital” is saved and in use.').waitFor()
  await user.said('Another program has changed this connection.').waitFor({ state: 'hidden' })
  const asked = await app.asked()
  expect([asked.map(({ message }) => message), (await impostor.dump()).requests]).toEqual([['Use this server?'], []])
})
