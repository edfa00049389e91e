import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp } from './app-fixture.ts'

const left: string[] = []
let agrees = true
let hasActed = true
let folder: string
let app: AppFixture

beforeEach(async () => {
  left.length = 0
  agrees = true
  hasActed = true
  folder = makeDataFolder()
  app = await startApp(folder, {
    shell: {
      save: async ({ suggestedName }) => {
        left.push(`saved ${suggestedName}`)
        return { ok: true, value: { path: `/exports/${suggestedName}`, fileName: suggestedName } }
      },
      chooseList: async () => {
        left.push('asked for a list')
        return { ok: false, code: 'cancelled' }
      },
      showInFolder: (path) => void left.push(`showed ${path}`),
      openLink: async (url) => {
        left.push(`opened ${url}`)
        return 'opened'
      },
      copyText: (text) => void left.push(`copied ${text}`),
      print: async () => {
        left.push('printed')
        return 'printed'
      },
      ask: async ({ kind }) => {
        left.push(`asked ${kind}`)
        return agrees
      },
      person: { isAuthenticated: () => false, hasActed: () => hasActed }
    }
  })
})
afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

test('the lock is reported in a change and in every snapshot until the window is unlocked', async () => {
  app.lock.handle('system-locked')
  const during = (await app.call('app.snapshot', undefined)).isLocked
  await app.call('lock.show', undefined)
  const after = (await app.call('app.snapshot', undefined)).isLocked
  expect([during, after, app.changes.map(({ change }) => change).filter(({ kind }) => kind === 'lock')]).toEqual([
    true,
    false,
    [
      { kind: 'lock', isLocked: true },
      { kind: 'lock', isLocked: false }
    ]
  ])
})

test('nothing leaves the window while it is locked, and calls made before continue after it is unlocked', async () => {
  const file = { kind: 'csv', bytes: new Uint8Array(), content: { kind: 'directory' } } as const
  await app.call('files.save', { suggestedName: 'a', ...file })
  app.lock.handle('system-locked')
  const requested = [
    app.call('files.save', { suggestedName: 'b', ...file }),
    app.call('files.showSaved', undefined),
    app.session.handlers['files.chooseList'](undefined)
  ]
  // By now every call has proceeded as far as it can.
  await app.call('app.snapshot', undefined)
  const during = [...left]
  app.lock.handle('system-unlocked')
  await Promise.all(requested)
  expect([during, left.toSorted()]).toEqual([
    ['saved a'],
    ['asked for a list', 'saved a', 'saved b', 'showed /exports/a']
  ])
})
