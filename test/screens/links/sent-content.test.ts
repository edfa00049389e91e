import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { InvitationAction } from '#contract/invitation-actions.ts'
import { shownView } from '../../../src-renderer/screens/check/shown-view.ts'
import { lettersOf } from '../../../src-renderer/screens/links/letter-rows.ts'
import { patientRows, withInvitations } from '../../../src-renderer/screens/links/link-rows.ts'
import { type Office, openOffice } from '../../open-list/office.ts'
import { fileOf, newPatients } from '../../open-list/patients.ts'

let office: Office | null = null
afterEach(() => office?.end())

const [sentTo, typedLater, correctedTo] = ['+41781000001', '079 200 00 02', '+41781000003']
const minute = 60_000

/** Two patients who were invited; the number of the first was typed before. */
async function sentList() {
  const opened = await openOffice()
  office = opened
  const { app } = opened
  const workspace = () => opened.window().workspace
  const bytes = fileOf(newPatients(2))
  const imported = await workspace().importList({ kind: 'file', id: randomUUID(), name: 'a.csv', bytes })
  if (imported.kind !== 'shown') throw new Error(imported.kind)
  const { listId } = imported
  await workspace().open(listId)
  const views = () => [...(workspace().state()?.rows ?? [])].filter(({ status }) => status !== 'aside')
  const rowId = views()[0]?.rowId ?? ''
  await workspace().setSettings({ queue: 'Cardiologie' })
  await workspace().change([{ rowId, edits: { phone: sentTo } }])
  await workspace().flushed()
  let begin = true
  for await (const invitations of workspace().contents()) {
    await app.call('sending.prepare', { listId, begin, invitations: [...invitations] })
    begin = false
  }
  await app.sendPlanned(listId)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))

  async function act(action: InvitationAction): Promise<void> {
    const before = app.changes.length
    await app.call('actions.start', { action, targets: [{ listId, rowId }] })
    await app.until(() =>
      app.changes.slice(before).some(({ change }) => change.kind === 'action' && change.progress.phase === 'finished')
    )
  }

  /** What panel, table of links, letters and exported sheet say of the first patient. */
  async function everywhere() {
    const invitations = await app.call('sending.invitations', { listId, offset: 0, limit: 9 })
    const invitation = invitations.find((one) => one.rowId === rowId)
    if (invitation === undefined) throw new Error('not invited')
    const [view] = views()
    if (view === undefined) throw new Error('no row')
    const indexOf = new Map(invitations.map((one, index) => [one.rowId, index]))
    const rows = withInvitations(
      patientRows(views(), () => true),
      invitations,
      indexOf
    )
    const sheet: string[] = []
    for await (const piece of workspace().standingRows((id) => (id === rowId ? invitation.content : undefined))) {
      sheet.push(...piece.filter((row) => row.rowId === rowId).map(({ cells }) => cells[3] ?? ''))
    }
    const rowIds = invitations.map((one) => one.rowId)
    const links = new Map((await app.call('links.read', { listId, rowIds })).map((one) => [one.rowId, one.link]))
    const letters = lettersOf(rows, links)
    return {
      panel: shownView(view, invitation).texts.phone,
      links: rows[0]?.contact,
      state: rows[0]?.state,
      sheet: sheet[0],
      at: Date.parse(invitation.content.scheduledFor ?? ''),
      letterAt: letters[0]?.at ?? null,
      letters: letters.length
    }
  }
  return { ...opened, workspace, listId, rowId, act, everywhere, views }
}

test('what was sent stays everywhere, whatever is typed, undone or set for the list afterwards', async () => {
  const { workspace, rowId, everywhere, views } = await sentList()
  const before = await everywhere()
  await workspace().change([{ rowId, edits: { phone: typedLater } }])
  await workspace().flushed()
  const refused = workspace().state()?.notice?.code
  await expect.poll(() => views()[0]?.texts.phone).toBe(sentTo)
  workspace().noticeTold()
  await workspace().undo()
  await workspace().undo()
  await workspace().setSettings({ queue: 'Neurologie' })
  await workspace().flushed()
  const expected = { panel: sentTo, links: sentTo, state: 'created', sheet: sentTo, letters: 2 }
  expect([before, refused, await everywhere()]).toEqual([
    expect.objectContaining(expected),
    'row-was-sent',
    { ...before, ...expected }
  ])
})

test('corrections and moves that were made on the server are in panel, links, letters and sheet', async () => {
  const { act, everywhere } = await sentList()
  const before = await everywhere()
  await act({ kind: 'correct', correction: { phoneNumber: correctedTo } })
  await act({ kind: 'move', minutes: 30 })
  const after = await everywhere()
  expect(after).toEqual({
    ...before,
    panel: correctedTo,
    links: correctedTo,
    sheet: correctedTo,
    at: before.at + 30 * minute,
    letterAt: before.at + 30 * minute
  })
})

test('a withdrawn invitation keeps what was sent, and has no letter any more', async () => {
  const { act, everywhere } = await sentList()
  const before = await everywhere()
  await act({ kind: 'withdraw' })
  const { letters, state, panel, links } = await everywhere()
  expect([before.letters, letters, state, panel, links]).toEqual([2, 1, 'withdrawn', sentTo, sentTo])
})
