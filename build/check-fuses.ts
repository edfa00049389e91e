import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { wrongFuses } from './fuses.ts'

// `node build/check-fuses.ts dist`: reads the fuses back from every packed program below the folder.

const [folder = 'dist'] = process.argv.slice(2)
const places = ['*-unpacked/HCW Bulk Invite.exe', '*-unpacked/hcw-bulk-invite', 'mac*/HCW Bulk Invite.app']
const programs = places.flatMap((place) => globSync(join(folder, place).replaceAll('\\', '/'))).filter(existsSync)
if (programs.length === 0) throw new Error(`no packed program below ${folder}`)
for (const program of programs) {
  const wrong = await wrongFuses(program)
  console.log(`${wrong.length === 0 ? 'ok    ' : 'WRONG '} ${program} ${wrong.join(', ')}`)
  if (wrong.length > 0) process.exitCode = 1
}
