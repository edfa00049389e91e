import { describe, expect, test } from 'vitest'
import type { Handlers } from '#contract/channels.ts'
import { type CallProblem, callEvent } from '../../src-main/log/index.ts'
import { answerCall, type Sender } from '../../src-main/shell/answer-call.ts'

const page: Sender = { frame: { origin: 'app://bundle' }, isMainFrame: true }
const progress = { title: '3 of 47', fraction: 0.5 }

/** Answers `app.progress` with the given handler, and returns what was reported. */
async function ask(input: unknown, sender: Sender = page, handler: () => unknown = () => ({ ok: true, value: null })) {
  const problems: CallProblem[] = []
  const handlers = { 'app.progress': handler } as unknown as Handlers
  const answer = await answerCall('app.progress', handlers, sender, input, (problem) => problems.push(problem))
  return { answer, problems }
}

describe('answering a call of the window', () => {
  test('returns the answer of the handler', async () => {
    expect(await ask(progress)).toEqual({ answer: { ok: true, value: null }, problems: [] })
  })

  test('returns the failure of the handler, and reports its code', async () => {
    const failure = { ok: false, code: 'storage-full', detail: 'Müller' }
    expect(await ask(progress, page, () => failure)).toEqual({
      answer: failure,
      problems: [{ call: 'app.progress', code: 'storage-full' }]
    })
  })

  test.each<[string, Sender]>([
    ['another origin', { frame: { origin: 'https://example.org' }, isMainFrame: true }],
    ['a frame within the page', { frame: { origin: 'app://bundle' }, isMainFrame: false }],
    ['a page that has gone', { frame: null, isMainFrame: false }]
  ])('refuses %s before it looks at anything else', async (_name, sender) => {
    let ran = false
    const { answer } = await ask('not even an object', sender, () => {
      ran = true
    })
    expect([answer, ran]).toEqual([{ ok: false, code: 'bad-sender' }, false])
  })

  test('refuses an input that does not match the contract, and reports the field without its value', async () => {
    expect(await ask({ title: 'Müller', fraction: 7 })).toEqual({
      answer: { ok: false, code: 'bad-input' },
      problems: [{ call: 'app.progress', code: 'bad-input', paths: [['fraction']] }]
    })
  })

  test('returns no answer that does not match the contract', async () => {
    const { answer, problems } = await ask(progress, page, () => ({ ok: true, value: 'Müller' }))
    expect([answer, problems]).toEqual([
      { ok: false, code: 'internal' },
      [{ call: 'app.progress', code: 'bad-output', paths: [['value']] }]
    ])
  })

  test('a handler that throws answers `internal`, and only the origin of its error is logged', async () => {
    const { answer, problems } = await ask(progress, page, () => {
      throw new Error('Müller, 079 123 45 67')
    })
    expect([answer, problems.map(callEvent)]).toEqual([
      { ok: false, code: 'internal' },
      [{ kind: 'call', call: 'app.progress', code: 'thrown', error: { name: 'Error', at: [] } }]
    ])
  })
})
