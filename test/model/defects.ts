import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type DefectPlace, withDefect } from '../support/planted-defect.ts'
import type { Finding } from './world.ts'

// node test/model/defects.ts [--runs N] [--only NUMBER]: puts one deliberate defect at a time into a copy of the sources,
// and runs the model test there until it finds it.

type Defect = DefectPlace & {
  readonly what: string
  readonly kind: Finding['kind']
  /** Another place, in the same file unless it names one. */
  readonly also?: { readonly file?: string; readonly text: string; readonly by: string }
  /** Run in place of random sequences: these meet it in one run of seven. */
  readonly sequence?: string
}

const defects: readonly Defect[] = [
  {
    what: 'a request whose connection was lost is sent again',
    kind: 'doubles',
    file: 'src-main/hcw/classify-exchange.ts',
    text: "  return { kind: 'doubt', code: 'connection-lost' }\n",
    by: "  return { kind: 'undelivered', code: 'unreachable' }\n"
  },
  {
    what: 'the guard forgets whoever is no longer queued',
    kind: 'doubles',
    file: 'src-main/sending/duplicate-guard.ts',
    text: 'invitedStates.has(state) &&',
    by: "state === 'queued' &&"
  },
  {
    what: 'a creation is given the link of the one before',
    kind: 'foreign links',
    file: 'src-main/hcw/invite-readers.ts',
    text: `      const { link, otherHost } = linkOf(invite)
`,
    by: `      const { link: own, otherHost } = linkOf(invite)
      const link = before ?? own
      before = own
`,
    also: {
      text: '  return {\n    created: (rowId',
      by: '  let before: string | null = null\n  return {\n    created: (rowId'
    }
  },
  {
    what: 'a pasted link may belong to another patient, and an invitation to two rows',
    kind: 'foreign links',
    file: 'src-main/sending/decisions.ts',
    text:
      'if (isAnothers || (found.value.rowId !== null && found.value.rowId !== rowId)) ' +
      "return fail('link-of-another-patient')\n" +
      "  if (likeness({ rowId, content }, found.value) === 'other' && confirmed !== true) return fail('confirm-needed')\n",
    by: '',
    also: {
      file: 'src-main/records/invite-owners.ts',
      text: '  if (owners.some((owner) => owner !== null && (owner.listId !== listId || owner.rowId !== rowId))) return false\n',
      by: ''
    }
  },
  {
    what: 'an invite that is found but cannot be read counts as absent',
    kind: 'forgotten',
    file: 'src-main/sending/resolve-unknown.ts',
    text: "return rows.settle([invitation], 'cannot-tell', (row) => ({",
    by:
      "if (found.read.length === 0) return rows.settle([invitation], 'miss', () => ({ provenAbsent: true }))\n" +
      "    return rows.settle([invitation], 'cannot-tell', (row) => ({"
  },
  {
    what: 'absence is claimed without any evidence',
    kind: 'forgotten',
    file: 'src-main/sending/resolve-unknown.ts',
    text: 'await waitUntilOver(lookUp)\n',
    by: '',
    also: {
      text: 'const evidence = gathered.value\n',
      by: "return rows.settle(rows.open(), 'miss', () => ({ provenAbsent: true }))\n  const evidence = gathered.value as Evidence\n"
    }
  },
  {
    what: 'what a look-up found is not written',
    kind: 'stuck',
    file: 'src-main/sending/look-up-rows.ts',
    text: 'const written = move(some, event, details)\n',
    by: "const written: Result<null> = event === 'find' ? succeed(null) : move(some, event, details)\n"
  },
  {
    what: 'an answer 5xx counts as a refusal',
    kind: 'forgotten',
    file: 'src-main/hcw/classify-exchange.ts',
    text: "return { kind: 'doubt', code: 'server-error', ...message }",
    by: "return { kind: 'refused', code: 'request-rejected', ...message }"
  },
  {
    what: 'the plan counts one too few',
    kind: 'figures wrong',
    file: 'src-main/sending/plan-batch.ts',
    text: '      total: toSend.length,\n',
    by: '      total: Math.max(0, toSend.length - 1),\n'
  },
  {
    what: 'attempts without an outcome are not recovered after a kill',
    kind: 'stuck',
    file: 'src-main/sending/recover-interrupted.ts',
    text: "['queued', 'sending', 'checking'] as const",
    by: "['queued', 'checking'] as const"
  },
  {
    what: 'two writers on a full disk wake each other for ever',
    kind: 'stuck',
    file: 'src-main/invitation-actions/request-queue.ts',
    text:
      '        while (!ended && clock.monotonic() < until) ' +
      'await clock.sleep(until - clock.monotonic(), waker.signal)\n      }\n    },\n    wait',
    by: '        await clock.sleep(until - clock.monotonic(), waker.signal)\n      }\n    },\n    wait',
    sequence: '4 send:4, full disk:4, full disk:14, full disk:24, full disk:34, full disk:74'
  }
]

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '12' }, only: { type: 'string' } }
})
const parts = ['src-main', 'test/model', 'test/handlers', 'test/support', 'test/crash']

/** In which run the defect was found; null: in none. */
function foundIn(copy: string, { kind, sequence }: Defect): number | null {
  for (let run = 1; run <= Number(values.runs); run += 1) {
    const what = sequence === undefined ? ['--runs', '1', '--seed', String(run)] : ['--replay', sequence]
    const { stdout } = spawnSync(process.execPath, ['test/model/model.ts', ...what], {
      cwd: copy,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    })
    const count = new RegExp(`${kind} (\\d+)`).exec(stdout.trimEnd().split('\n').at(-1) ?? '')?.[1]
    if (count !== undefined && count !== '0') return run
  }
  return null
}

let missed = 0
for (const [index, defect] of defects.entries()) {
  if (values.only !== undefined && Number(values.only) !== index + 1) continue
  const { file, text, by, also } = defect
  const places = [{ file, text, by }, ...(also === undefined ? [] : [{ file, ...also }])]
  const run = withDefect(parts, places, (copy) => foundIn(copy, defect))
  console.log(`${index + 1} ${defect.kind}: ${defect.what}: ${run === null ? 'NOT FOUND' : `found in run ${run}`}`)
  if (run === null) missed += 1
}
console.log(`defects ${values.only === undefined ? defects.length : 1}, missed ${missed}`)
process.exitCode = missed > 0 ? 1 : 0
