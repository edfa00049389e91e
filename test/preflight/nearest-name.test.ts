import { expect, test } from 'vitest'
import { nearestName } from '../../src-main/preflight/nearest-name.ts'

test('the nearest queue is a plausible one, or none', () => {
  const offered = ['Cardiologie', 'Télé-diabète', 'Oncologie']
  expect(
    ['cardiologie', 'Tele diabete', 'Onkologie', 'Cardiology', 'Radiologie médicale', 'x'].map((name) =>
      nearestName(name, offered)
    )
  ).toEqual(['Cardiologie', 'Télé-diabète', 'Oncologie', 'Cardiologie', undefined, undefined])
})

test('names that are longer than any queue’s are compared with none', () => {
  const long = 'Cardiologie '.repeat(10_000)
  expect([nearestName(long, ['Cardiologie', long]), nearestName('cardiologie', [long, 'Cardiologie'])]).toEqual([
    undefined,
    'Cardiologie'
  ])
})
