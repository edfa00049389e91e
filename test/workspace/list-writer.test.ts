import { expect, test } from 'vitest'
import { createListWriter } from '../../src-renderer/workspace/list-writer.ts'
import type { SaveState, Write } from '../../src-renderer/workspace/write-queue.ts'

/** Writes that record their name when they run, and return the given answer. */
function notebook() {
  const notes: string[] = []
  const states: SaveState[] = []
  const failing = new Set<string>()
  const write =
    (name: string): Write =>
    async () => {
      notes.push(name)
      return failing.has(name) ? { ok: false, code: 'disk-full' } : { ok: true }
    }
  return { notes, states, failing, write, writer: createListWriter((state) => states.push(state)) }
}

test('all rows are stored first, then each change separately', async () => {
  const { notes, states, write, writer } = notebook()
  writer.storeAll(write('rows'))
  writer.write(write('change'))
  await writer.flush()
  expect(notes).toEqual(['rows', 'change'])
  expect(states).toEqual(['saving', 'saved'])
})

test('rows that could not be stored are tried again in place of every later change', async () => {
  const { notes, states, failing, write, writer } = notebook()
  failing.add('rows')
  writer.storeAll(write('rows'))
  await writer.flush()
  expect(states.at(-1)).toEqual({ failed: 'disk-full' })
  failing.clear()
  writer.write(write('change'))
  await writer.flush()
  expect(notes.at(-1)).toBe('rows')
  expect(notes).not.toContain('change')
  expect(states.at(-1)).toBe('saved')
})

test('rows that come while others are being stored are stored as well', async () => {
  const { notes, write, writer } = notebook()
  writer.storeAll(async () => {
    notes.push('first reading')
    writer.storeAll(write('second reading'))
    return { ok: true }
  })
  await writer.flush()
  expect(notes).toEqual(['first reading', 'second reading'])
})

test('after a list was abandoned, none of its writes is retried', async () => {
  const { notes, failing, write, writer } = notebook()
  failing.add('rows')
  writer.storeAll(write('rows'))
  await writer.flush()
  writer.abandon()
  writer.write(write('change of another list'))
  await writer.flush()
  expect(notes.at(-1)).toBe('change of another list')
})
