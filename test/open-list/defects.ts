import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type DefectPlace, withDefect } from '../support/planted-defect.ts'
import type { Finding } from './world.ts'

// node test/open-list/defects.ts [--runs N] [--only NUMBER]: puts one deliberate defect at a time into a copy of the
// sources, and runs the model test of the open list there until it finds it.

interface Defect {
  readonly what: string
  /** Kinds of findings that tell of it: whichever comes first. */
  readonly kinds: readonly Finding['kind'][]
  readonly places: readonly DefectPlace[]
}

const worker = 'src-renderer/workspace/worker'

const defects: readonly Defect[] = [
  {
    what: 'one session is shared by all openings',
    kinds: ['strangers', 'lost', 'undo wrong'],
    places: [
      {
        file: `${worker}/list-sessions.ts`,
        text: '  return ({ opening, name, input }) => {\n',
        by: "  return ({ name, input }) => {\n    const opening = '5e55104e-0000-4000-8000-000000000000'\n"
      }
    ]
  },
  {
    what: 'settings that are undone do not reach the worker',
    kinds: ['undo wrong', 'unseen'],
    places: [
      {
        file: `${worker}/apply-step.ts`,
        text: '  list.settings = changedSettings(list.settings, change.settings ?? {})\n',
        by: ''
      }
    ]
  },
  {
    what: 'a stale patch is merged',
    kinds: ['lost'],
    places: [
      {
        file: 'src-main/records/list-store.ts',
        text: '          if (header.revision !== revision) return stale\n          for (',
        by: '          for ('
      }
    ]
  },
  {
    what: 'a batch that was changed since it was told is sent all the same',
    kinds: ['unseen'],
    places: [
      {
        file: 'src-main/sending/frozen-batches.ts',
        text: 'return isSame && toSend.every(',
        by: 'return (isSame || true) && toSend.every('
      }
    ]
  },
  {
    what: 'settings that are changed leave what was prepared',
    kinds: ['unseen'],
    places: [
      {
        file: 'src-main/sending/frozen-batches.ts',
        text: 'return isSame && toSend.every(',
        by: 'return told.digest === digest && toSend.every('
      },
      {
        file: 'src-main/records/list-store.ts',
        text: 'const isWhole = settings !== undefined || layout !== undefined\n',
        by: 'const isWhole = layout !== undefined\n'
      }
    ]
  },
  {
    what: 'invitations are prepared with the settings of before',
    kinds: ['unseen', 'lost'],
    places: [
      {
        file: `${worker}/list-session.ts`,
        text: '  list.settings = after\n  list.now = now\n  revalidate(list)\n',
        by: '  if (list.settings.queue === undefined) list.settings = after\n  list.now = now\n  revalidate(list)\n'
      }
    ]
  },
  {
    what: 'a record is the same by its number alone',
    kinds: ['strangers', 'lost'],
    places: [
      {
        file: 'src-renderer/workspace/row-identity.ts',
        text: 'old !== undefined && fingerprintOf(old) === own',
        by: "old !== undefined && own !== ''"
      },
      {
        file: 'src-renderer/workspace/row-identity.ts',
        text: 'return partIn(before) === partIn(next) && sheetOf(before, row) === sheetOf(next, row)',
        by: 'return partIn(before) === partIn(next)'
      }
    ]
  },
  {
    what: 'saved is said before it is on the disk',
    kinds: ['lost'],
    places: [
      {
        file: 'src-renderer/workspace/command-log.ts',
        text: "return commands.length + unanswered.size + held > 0 ? 'saving' : 'saved'",
        by: "return unanswered.size + held > 0 ? 'saving' : 'saved'"
      }
    ]
  },
  {
    what: 'a write that failed is forgotten when a later one succeeds',
    kinds: ['lost'],
    places: [
      {
        file: 'src-renderer/workspace/command-log.ts',
        text: '        if (failure?.failed !== answer.code) failure = { failed: answer.code }\n        return\n',
        by: '        commands.shift()\n'
      }
    ]
  },
  {
    what: 'saved is said while a cell is open',
    kinds: ['lost'],
    places: [{ file: 'src-renderer/workspace/command-log.ts', text: 'held += 1', by: 'held += 0' }]
  },
  {
    what: 'what is not stored yet is lost with the worker',
    kinds: ['lost', 'undo wrong'],
    places: [
      {
        file: 'src-renderer/workspace/opened-list.ts',
        text: 'const { source, changed } = await next.repeat({ changes })',
        by: 'const { source, changed } = await next.repeat({ changes: changes.slice(0, 0) })'
      }
    ]
  },
  {
    what: 'undo takes back what was sent',
    kinds: ['undo wrong', 'unseen', 'lost'],
    places: [
      {
        file: `${worker}/apply-step.ts`,
        text: 'const open = rows.filter(({ rowId }) => !list.invited.has(rowId))',
        by: 'const open = rows.filter(({ rowId }) => rowId !== "")'
      }
    ]
  },
  {
    what: 'an invited patient is shown as the row is now',
    kinds: ['unseen', 'undo wrong', 'lost'],
    places: [
      {
        file: 'src-renderer/screens/check/shown-view.ts',
        text: 'if (invitation === undefined || !isSent(invitation)) return view\n',
        by: 'if (invitation === undefined || isSent(invitation)) return view\n'
      }
    ]
  },
  {
    what: 'a copy that comes back is compared with the list, and not with what was exported',
    kinds: ['unseen', 'lost'],
    places: [
      {
        file: `${worker}/copy-changes.ts`,
        text: "if (text === undefined || (base !== undefined && text === (base[index] ?? '').trim())) continue",
        by: 'if (text === undefined) continue'
      },
      {
        file: `${worker}/copy-changes.ts`,
        text: 'if (texts.came === texts.was || texts.came === texts.now',
        by: 'if (texts.came === texts.now'
      }
    ]
  }
]

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '12' }, only: { type: 'string' } }
})
const parts = ['src-main', 'src-renderer', 'test']

/** In which run the defect was found, and as what; null: in none. */
function foundIn(copy: string, { kinds }: Defect): string | null {
  for (let run = 1; run <= Number(values.runs); run += 1) {
    const { stdout } = spawnSync(process.execPath, ['test/open-list/cli.ts', '--runs', '1', '--seed', String(run)], {
      cwd: copy,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    })
    const lastLine = stdout.trimEnd().split('\n').at(-1) ?? ''
    // A run that breaks down says nothing about the model.
    const found = kinds.find((kind) => /^runs 1,/.test(lastLine) && !lastLine.includes(`${kind} 0`))
    if (found !== undefined) return `found in run ${run} as ${found}`
  }
  return null
}

let missed = 0
for (const [index, defect] of defects.entries()) {
  if (values.only !== undefined && Number(values.only) !== index + 1) continue
  const found = withDefect(parts, defect.places, (copy) => foundIn(copy, defect))
  console.log(`${index + 1} | ${defect.what} | ${found ?? 'NOT FOUND'}`)
  if (found === null) missed += 1
}
console.log(`defects ${values.only === undefined ? defects.length : 1}, missed ${missed}`)
process.exitCode = missed > 0 ? 1 : 0
