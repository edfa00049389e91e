import { expect, test } from 'vitest'
import { runCrashes } from './crash-run.ts'
import { variants } from './variants.ts'

const kills = 14

test.for(Object.entries(variants).map(([name, variant], index) => ({ name, variant, seed: 100 + index })))(
  'killed at any time, a batch creates one invitation per row, knows its link and makes each change once: $name',
  async ({ variant, seed }) => {
    const { invitations, acted, decided: _, ...result } = await runCrashes({ kills, seed, ...variant })
    expect(result).toEqual({
      kills,
      duplicates: 0,
      lostLinks: 0,
      unresolved: 0,
      untrue: 0,
      actedTwice: 0,
      actedOpen: 0,
      actedUntrue: 0
    })
    expect([invitations > 0, acted > 0]).toEqual([true, true])
  }
)
