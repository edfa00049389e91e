import { expect, test } from 'vitest'
import { createWindowTitle } from '../../src-main/presence/window-title.ts'

test('while patients are hidden the title is the name of the app, whatever the window sets', () => {
  const shown: unknown[] = []
  const windowTitle = createWindowTitle('App', (title, fraction) => shown.push([title, fraction]))
  windowTitle.set('3 of 6 – Cardiology – App', 0.5)
  windowTitle.setHidden(true)
  windowTitle.set('4 of 6 – Cardiology – App', 0.75)
  windowTitle.setHidden(false)
  expect(shown).toEqual([
    ['3 of 6 – Cardiology – App', 0.5],
    ['App', 0.5],
    ['App', 0.75],
    ['4 of 6 – Cardiology – App', 0.75]
  ])
})
