import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { succeed } from '#contract/call.ts'
import { changedDocument, layoutChangeOf, settingsChangeOf } from '#contract/changed-list.ts'
import type { ImportTemplate, Layout, ListDocument, ListSettings } from '#contract/list.ts'
import { withContact, withDay, withFoundDays, withVisits } from '../../src-renderer/screens/check/questions/answers.ts'
import type { OpenList, Workspace } from '../../src-renderer/workspace/open-list.ts'
import { withDateOrder } from '../../src-renderer/workspace/template-memory.ts'
import { createWorkspace } from '../../src-renderer/workspace/workspace.ts'
import { createFakeMain } from '../renderer-dev/fake-bridge.ts'
import { firstStart } from '../renderer-dev/scenes.ts'
import { listWorker } from './open-workspace.ts'

const list = [
  'Consultations du mardi 1er décembre 2026',
  'Nom;Prénom;Sexe;Natel;Tél. Tamar;Heure;Type',
  'Rey;Anna;F;079 555 51 01;079 555 61 01;08:00;Vidéo',
  'Favre;Jean;M;;079 555 61 02;08:30;Cabinet'
].join('\n')

/** A window with a main process that stores lists and templates. */
function openOffice() {
  const main = createFakeMain(firstStart())
  const templates = new Map<string, ImportTemplate>()
  const documents: ListDocument[] = []
  main.answer('templates.list', () => succeed([...templates.values()]))
  main.answer('templates.save', (template) => {
    templates.set(template.signature, template as ImportTemplate)
    return succeed(null)
  })
  main.answer('lists.create', () => succeed({ listId: randomUUID() }))
  main.answer('lists.beginRows', () => succeed({ generation: 1, revision: 0 }))
  main.answer('lists.addSource', () => succeed(null))
  main.answer('lists.addRows', () => succeed(null))
  main.answer('lists.endRows', ({ document }) => {
    documents.push(document as ListDocument)
    return succeed({ revision: 1 })
  })
  main.answer('lists.invitedRows', () => succeed([]))
  main.answer('lists.refusedRows', () => succeed([]))
  main.answer('lists.change', ({ revision, change }) => {
    documents.push(changedDocument(documents.at(-1) as ListDocument, change))
    return succeed({ revision: revision + 1, takenOut: 0 })
  })
  const now = Date.parse('2026-11-30T07:00:00Z')
  const workspace = createWorkspace(main.bridge, listWorker(), () => now)
  return { workspace, documents, template: () => [...templates.values()][0] }
}

function drop(workspace: Workspace, text = list): ReturnType<Workspace['importList']> {
  return workspace.importList({ kind: 'file', id: randomUUID(), name: 'a.csv', bytes: new TextEncoder().encode(text) })
}

interface Shown {
  readonly list: OpenList
  readonly document: ListDocument
}

function shown(workspace: Workspace): Shown {
  const open = workspace.state()
  if (open?.document == null) throw new Error('no list is open')
  return { list: open, document: open.document }
}

function changeLayout(workspace: Workspace, change: (layout: Layout) => Layout): Promise<void> {
  const { layout } = shown(workspace).document
  return workspace.setLayout(layoutChangeOf(layout, change(layout)))
}

function changeSettings(workspace: Workspace, change: (settings: ListSettings) => ListSettings): Promise<void> {
  const { settings } = shown(workspace).document
  return workspace.setSettings(settingsChangeOf(settings, change(settings)))
}

test('all answers of today hold for tomorrow’s list of the same kind, which then asks nothing', async () => {
  const { workspace, documents } = openOffice()
  await drop(workspace)
  await workspace.saveTemplate()
  const { contacts, day, invite } = shown(workspace).list.questions
  const [contact] = contacts
  if (contact === undefined || day === null || invite === null) throw new Error('too little is asked')
  await changeLayout(workspace, (layout) => withContact(layout, contact, false))
  await changeSettings(workspace, (settings) => withFoundDays(settings, day.found))
  await changeSettings(workspace, (settings) => withVisits(settings, invite.column, invite.kinds, new Set(['Vidéo'])))
  await workspace.flushed()
  expect(documents.at(-1)).toEqual(shown(workspace).document)

  const result = await drop(workspace, list.replace('1er décembre', '2 décembre').replace('mardi', 'mercredi'))
  const { questions } = shown(workspace).list
  expect(result).toMatchObject({ kind: 'shown', step: 'check' })
  expect([questions.contacts, questions.day?.isOpen, questions.invite?.isOpen]).toEqual([[], false, false])
  expect(questions.day?.found).toMatchObject([{ day: '2026-12-02', from: 'title' }])
})

test('an answer that is undone is not kept with the kind of file either', async () => {
  const { workspace, template } = openOffice()
  await drop(workspace)
  await workspace.saveTemplate()
  const before = template()
  const { contacts, day } = shown(workspace).list.questions
  const [contact] = contacts
  if (contact === undefined || day === null) throw new Error('too little is asked')
  await changeLayout(workspace, (layout) => withContact(layout, contact, true))
  await changeSettings(workspace, (settings) => withFoundDays(settings, day.found))
  expect(template()?.layout.settledColumns).toEqual([4])
  expect(template()?.layout.columns[4]).toBe('phone')
  expect(template()?.settings).toMatchObject({ day: 'proposed', dayFrom: ['title'] })
  await workspace.undo()
  await workspace.undo()
  expect(template()).toEqual(before)
  await workspace.redo()
  expect(template()?.layout.settledColumns).toEqual([4])
})

test('a kind of file never keeps a day, nor the country of one list’s numbers', async () => {
  const { workspace, template } = openOffice()
  await drop(workspace)
  await changeSettings(workspace, (settings) => ({ ...withDay(settings, '2026-12-05'), pairsCountry: 'FR' }))
  await workspace.saveTemplate()
  expect(template()?.settings.day).toBeUndefined()
  expect(template()?.settings.pairsCountry).toBeUndefined()
  const { day } = shown(workspace).list.questions
  await changeSettings(workspace, (settings) => withFoundDays(settings, day?.found ?? []))
  await changeSettings(workspace, (settings) => withDay(settings, '2026-12-05'))
  // The day that was typed holds for this list only: where the day is stays known.
  expect(template()?.settings).toMatchObject({ day: 'proposed', dayFrom: ['title'] })
})

test('a month in front is kept, and that the day is in front is asked again in another list', async () => {
  const { workspace, template } = openOffice()
  await drop(workspace)
  await workspace.saveTemplate()
  await changeLayout(workspace, (layout) => withDateOrder(layout, 'month-first'))
  expect(template()?.layout.dateOrder).toBe('month-first')
  await changeLayout(workspace, (layout) => withDateOrder(layout, 'day-first'))
  expect(template()?.layout.dateOrder).toBeUndefined()
})
