import { expect, test } from 'vitest'
import { createPersonsWord } from '../../src-main/consent/persons-word.ts'
import type { Question } from '../../src-main/consent/question.ts'

const question: Question = { kind: 'unlock' }

test('one question is open at a time', async () => {
  let answer: (isAgreed: boolean) => void = () => undefined
  const word = createPersonsWord({ monotonic: () => 0 }, () => new Promise((resolve) => (answer = resolve)))
  const first = word.ask(question)
  const second = await word.ask(question)
  answer(true)
  expect([await first, second]).toEqual(['agreed', 'not-asked'])
})

test('after three refusals nobody is asked for three minutes, and an agreement starts the count again', async () => {
  let now = 0
  let asked = 0
  let agrees = false
  const word = createPersonsWord({ monotonic: () => now }, async () => {
    asked += 1
    return agrees
  })
  for (let count = 0; count < 10; count += 1) await word.ask(question)
  const afterRefusals = asked
  now = 3 * 60_000
  agrees = true
  const later = await word.ask(question)
  agrees = false
  const answers = [await word.ask(question), await word.ask(question)]
  expect([afterRefusals, later, answers]).toEqual([3, 'agreed', ['refused', 'refused']])
})

test('a dialog that fails counts as closed', async () => {
  let fails = true
  const word = createPersonsWord({ monotonic: () => 0 }, async () => {
    if (fails) throw new Error('the window is gone')
    return true
  })
  await expect(word.ask(question)).rejects.toThrow()
  fails = false
  expect(await word.ask(question)).toBe('agreed')
})
