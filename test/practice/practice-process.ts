import { openSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { type PracticeOptions, startPracticeServer } from '../../src-main/practice/index.ts'
import type { PracticeCommand, PracticeDump, PracticeReply } from './practice-commands.ts'

// A practice server as a process of its own, so that the app can be killed around it. Prints its URL as one line of
// JSON, appends every event to the log file, obeys JSON lines on stdin, and ends with its parent.

const { values } = parseArgs({
  options: { options: { type: 'string', default: '{}' }, log: { type: 'string' } }
})
const log = values.log === undefined ? undefined : openSync(values.log, 'a')
const server = await startPracticeServer({
  ...(JSON.parse(values.options) as PracticeOptions),
  ...(log === undefined ? {} : { log: (event) => writeSync(log, `${JSON.stringify(event)}\n`) })
})

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function dump(): PracticeDump {
  return { invites: server.invites, requests: server.requests, outbox: server.outbox }
}

function obey(command: PracticeCommand): unknown {
  switch (command.command) {
    case 'setFaults':
      server.setFaults(command.plan)
      return null
    case 'patient':
      return server.patient[command.event](command.inviteId)
    case 'killTokens':
      server.killTokens()
      return null
    case 'refuseConnections':
      server.refuseConnections(command.forMs)
      return null
    case 'dump':
      return dump()
    case 'stop':
      return server.close()
  }
}

say({ url: server.url })
const lines = createInterface({ input: process.stdin })
for await (const line of lines) {
  const { id, ...command } = JSON.parse(line) as PracticeCommand & { readonly id: number }
  const reply: PracticeReply = { id, result: (await obey(command)) ?? null }
  say(reply)
  if (command.command === 'stop') break
}
await server.close()
process.exit(0)
