import { afterEach, expect, test, vi } from 'vitest'
import { readingLimitMs } from '../../src-renderer/workspace/reading-limit.ts'
import { createWorkspace } from '../../src-renderer/workspace/workspace.ts'
import { createFakeMain } from '../renderer-dev/fake-bridge.ts'
import { firstStart } from '../renderer-dev/scenes.ts'
import { listWorker } from './open-workspace.ts'

afterEach(() => void vi.useRealTimers())

function busyWorkspace() {
  const worker = listWorker()
  worker.hang()
  const workspace = createWorkspace(createFakeMain(firstStart()).bridge, worker, Date.now)
  const list = { kind: 'file', id: 'a', name: 'a.csv', bytes: new TextEncoder().encode('Nom;Natel\n') } as const
  return { worker, workspace, importing: workspace.importList(list), list }
}

test('a file that keeps the worker busy is given up after the limit, and said to take too long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { importing } = busyWorkspace()
  await vi.advanceTimersByTimeAsync(readingLimitMs)
  expect(await importing).toEqual({ kind: 'unreadable', reason: 'takes-too-long' })
})

test('the user can stop it before, and the next file is read by another worker', async () => {
  const { worker, workspace, importing, list } = busyWorkspace()
  await vi.waitFor(() => expect(worker.openings()).toBe(1))
  workspace.stopReading()
  expect([await importing, await workspace.importList(list)]).toEqual([
    { kind: 'stopped' },
    { kind: 'unreadable', reason: 'no-rows' }
  ])
})
