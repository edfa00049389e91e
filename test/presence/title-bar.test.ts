import { expect, test } from 'vitest'
import { createTitleBar } from '../../src-main/presence/title-bar.ts'

test('while patients are hidden the title is the name of the app, whatever the window sets', () => {
  const shown: unknown[] = []
  const bar = createTitleBar('App', (title, fraction) => shown.push([title, fraction]))
  bar.say('3 of 6 – Cardiology – App', 0.5)
  bar.hide(true)
  bar.say('4 of 6 – Cardiology – App', 0.75)
  bar.hide(false)
  expect(shown).toEqual([
    ['3 of 6 – Cardiology – App', 0.5],
    ['App', 0.5],
    ['App', 0.75],
    ['4 of 6 – Cardiology – App', 0.75]
  ])
})
