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
