import { parseArgs } from 'node:util'
import { type CrashResult, runCrashes } from './crash-run.ts'
import { variants } from './variants.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } }
})
const names = Object.keys(variants)
const kills = Math.ceil(Number(values.kills) / names.length)
const total = {
  kills: 0,
  invitations: 0,
  duplicates: 0,
  lostLinks: 0,
  unresolved: 0,
  untrue: 0,
  decided: 0,
  acted: 0,
  actedTwice: 0,
  actedOpen: 0,
  actedUntrue: 0
}

function summary(name: string, result: CrashResult): string {
  const { duplicates, lostLinks, unresolved, untrue, decided, invitations } = result
  return (
    `${name}: kills ${result.kills}, invitations ${invitations}, duplicates ${duplicates}, ` +
    `lost links ${lostLinks}, unresolved ${unresolved}, untrue ${untrue}, decided by the user ${decided}; ` +
    `looked after ${result.acted}, twice ${result.actedTwice}, open ${result.actedOpen}, untrue ${result.actedUntrue}`
  )
}

for (const [index, [name, variant]] of Object.entries(variants).entries()) {
  const startedAt = performance.now()
  const result = await runCrashes({ kills, seed: Number(values.seed) + index, ...variant })
  console.log(`${summary(name, result)} (${Math.round((performance.now() - startedAt) / 1000)} s)`)
  for (const key of Object.keys(total) as (keyof CrashResult)[]) total[key] += result[key]
}
console.log(summary('all', total))
const { kills: _, invitations: __, acted: ___, decided: ____, ...wrong } = total
process.exitCode = Object.values(wrong).some((count) => count > 0) ? 1 : 0
