import { parseArgs } from 'node:util'
import { runCrashes } from './crash-run.ts'
import { variants } from './variants.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } }
})
const names = Object.keys(variants)
const kills = Math.ceil(Number(values.kills) / names.length)
let failed = false

for (const [index, [name, variant]] of Object.entries(variants).entries()) {
  const startedAt = performance.now()
  const result = await runCrashes({ kills, seed: Number(values.seed) + index, ...variant })
  const { duplicates, lostLinks, unresolved, untrue, invitations } = result
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  console.log(
    `${name}: kills ${result.kills}, invitations ${invitations}, duplicates ${duplicates}, lost links ${lostLinks}, ` +
      `unresolved ${unresolved}, untrue ${untrue} (${seconds} s)`
  )
  failed ||= duplicates + lostLinks + unresolved + untrue > 0
}
process.exitCode = failed ? 1 : 0
