import { expect, test } from 'vitest'
import type { SavingState, Write } from '../../src-renderer/workspace/saving.ts'
import { createStoring } from '../../src-renderer/workspace/storing.ts'

/** Writes that note their name when they run, and answer as they are told to. */
function notebook() {
  const notes: string[] = []
  const states: SavingState[] = []
  const failing = new Set<string>()
  const write =
    (name: string): Write =>
    async () => {
      notes.push(name)
      return failing.has(name) ? { ok: false, code: 'disk-full' } : { ok: true }
    }
  return { notes, states, failing, write, storing: createStoring((state) => states.push(state)) }
}

test('all rows are stored first, then each change separately', async () => {
  const { notes, states, write, storing } = notebook()
  storing.storeAll(write('rows'))
  storing.write(write('change'))
  await storing.settled()
  expect(notes).toEqual(['rows', 'change'])
  expect(states).toEqual(['saving', 'saved'])
})

test('rows that could not be stored are tried again in place of every later change', async () => {
  const { notes, states, failing, write, storing } = notebook()
  failing.add('rows')
  storing.storeAll(write('rows'))
  await storing.settled()
  expect(states.at(-1)).toEqual({ failed: 'disk-full' })
  failing.clear()
  storing.write(write('change'))
  await storing.settled()
  expect(notes.at(-1)).toBe('rows')
  expect(notes).not.toContain('change')
  expect(states.at(-1)).toBe('saved')
})

test('rows that come while others are being stored are stored as well', async () => {
  const { notes, write, storing } = notebook()
  storing.storeAll(async () => {
    notes.push('first reading')
    storing.storeAll(write('second reading'))
    return { ok: true }
  })
  await storing.settled()
  expect(notes).toEqual(['first reading', 'second reading'])
})

test('nothing of a list that was left is tried again', async () => {
  const { notes, failing, write, storing } = notebook()
  failing.add('rows')
  storing.storeAll(write('rows'))
  await storing.settled()
  storing.leave()
  storing.write(write('change of another list'))
  await storing.settled()
  expect(notes.at(-1)).toBe('change of another list')
})
