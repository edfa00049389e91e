import { expect, test } from 'vitest'
import { runCrashes } from './crash-run.ts'
import { variants } from './variants.ts'

const kills = 20

test.for(Object.entries(variants).map(([name, variant], index) => ({ name, variant, seed: 100 + index })))(
  'killed at any moment, a batch still makes one invitation for each row and knows every link: $name',
  async ({ variant, seed }) => {
    const { invitations, ...result } = await runCrashes({ kills, seed, ...variant })
    expect(result).toEqual({ kills, duplicates: 0, lostLinks: 0, unresolved: 0, untrue: 0 })
    expect(invitations).toBeGreaterThan(0)
  }
)
