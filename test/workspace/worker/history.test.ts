import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SettingsChange } from '#contract/list-change.ts'
import { createHistory } from '../../../src-renderer/workspace/worker/history.ts'

const at = (value: number) =>
  ({ kind: 'settings', value: { settings: { queue: `${value}` } as SettingsChange } }) as const

test('any steps back and forth end where a plain list of states would', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('do', 'read', 'undo', 'redo')), (deeds) => {
      const history = createHistory<number>()
      let states = [0]
      let place = 0
      let now = 0
      for (const [index, deed] of deeds.entries()) {
        if (deed === 'do' || deed === 'read') {
          if (deed === 'read') history.recordReading(now)
          else history.record({ before: at(now), after: at(index + 1) })
          states = [...states.slice(0, place + 1), index + 1]
          place += 1
          now = index + 1
        } else {
          const part = history[deed](() => now)
          if (part?.kind === 'reading') now = part.value
          if (part?.kind === 'settings') now = Number(part.value.settings?.queue)
          place = deed === 'undo' ? Math.max(0, place - 1) : Math.min(states.length - 1, place + 1)
        }
        expect([now, history.undoCount, history.canRedo]).toEqual([states[place], place, place < states.length - 1])
      }
    })
  )
})
