import { expect, test } from 'vitest'
import { type Command, createCommandLog, type SaveState } from '../../src-renderer/workspace/command-log.ts'

/** A log with a main process that takes a command, fails, or refuses, as the test says. */
function openLog() {
  const written: string[] = []
  const states: SaveState[] = []
  const refused: string[] = []
  const failing = new Map<string, string>()
  const log = createCommandLog(4, {
    onState: () => states.push(log.state()),
    onRefused: (code) => refused.push(code)
  })
  const command = (name: string): Command => ({
    change: { name },
    write: async (revision) => {
      const code = failing.get(name)
      if (code !== undefined) return { ok: false, code }
      written.push(`${name} at ${revision}`)
      return { ok: true, value: { revision: revision + 1 } }
    }
  })
  return { log, written, states, refused, failing, command }
}

test('commands are written in their order, each for the revision of the one before', async () => {
  const { log, written, states, command } = openLog()
  log.add(command('first'))
  log.add(command('second'))
  await log.flush()
  expect([written, states]).toEqual([
    ['first at 4', 'second at 5'],
    ['saving', 'saved']
  ])
})

test('a command that fails is not forgotten by a later one that would succeed', async () => {
  const { log, written, failing, command } = openLog()
  failing.set('first', 'storage-full')
  log.add(command('first'))
  log.add(command('second'))
  await log.flush()
  const full = [log.state(), written.length]
  failing.clear()
  log.add(command('third'))
  await log.flush()
  expect([full, log.state(), written]).toEqual([
    [{ failed: 'storage-full' }, 0],
    'saved',
    ['first at 4', 'second at 5', 'third at 6']
  ])
})

test('flushing tries a failed command again', async () => {
  const { log, written, failing, command } = openLog()
  failing.set('only', 'storage-full')
  log.add(command('only'))
  await log.flush()
  failing.clear()
  await log.flush()
  expect([log.state(), written]).toEqual(['saved', ['only at 4']])
})

test('a command counts as unsaved from the moment when it is given, and so does a text that is being typed', async () => {
  const { log } = openLog()
  const answer = Promise.withResolvers<null>()
  const given = log.given(answer.promise)
  const unanswered = log.state()
  answer.resolve(null)
  await given
  const release = log.hold()
  const typing = log.state()
  release()
  release()
  expect([unanswered, typing, log.state()]).toEqual(['saving', 'saving', 'saved'])
})

test('after a refusal nothing is taken until the list is loaded again', async () => {
  const { log, written, refused, failing, command } = openLog()
  failing.set('stale', 'stale')
  log.add(command('stale'))
  log.add(command('built on it'))
  await log.flush()
  log.add(command('seen before'))
  await log.flush()
  log.restart(9)
  log.add(command('seen after'))
  await log.flush()
  expect([refused, written, log.state()]).toEqual([['stale'], ['seen after at 9'], 'saved'])
})
