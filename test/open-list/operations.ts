import type { EditableField } from '#contract/editable-fields.ts'
import { practiceQueues } from '../../src-main/practice/index.ts'
import type { UnmatchedDecision } from '../../src-renderer/workspace/row-identity.ts'
import { exportList } from './exported-file.ts'
import {
  emailColumn,
  isTouched,
  type ListModel,
  newNumber,
  type Patient,
  patientsOf,
  phoneOf,
  sheetNames,
  typedPhone,
  withPatients
} from './patients.ts'
import { bringBack, fileChanges } from './returning.ts'
import { send } from './sending.ts'
import { type FileKind, type OfficeList, sheetIn, type World } from './world.ts'

type Operation = (world: World) => Promise<void>

const edited = (patient: Patient, edits: Patient['edits']): Patient => ({
  ...patient,
  edits: { ...patient.edits, ...edits }
})

/** Patients whom a command can still change. */
function openKeys(list: OfficeList): readonly string[] {
  return [...patientsOf(list.now).keys()].filter((key) => !list.sent.has(key))
}

/** With the list that is open, or another one where it is of another kind or everybody was sent. */
function withList(run: (world: World, list: OfficeList) => Promise<void>, kind?: FileKind): Operation {
  const fits = (list: OfficeList | null) =>
    list !== null && (kind === undefined || list.kind === kind) && openKeys(list).length > 0
  return async (world) => {
    if (!fits(world.shown)) {
      const other = world.lists.find(fits)
      if (other !== undefined) await world.open(other)
      else await world.begin(await world.drop(kind))
    }
    if (world.shown !== null) await run(world, world.shown)
  }
}

/** Commands for several rows may name sent ones: those stay. */
function some(world: World, list: OfficeList, atMost: number): readonly string[] {
  const keys = [...patientsOf(list.now).keys()]
  const chosen = new Set(Array.from({ length: 1 + world.below(atMost) }, () => world.pick(keys)))
  return chosen.size > 1 ? [...chosen] : [world.pick(openKeys(list))]
}

const rowIdOf = (list: OfficeList, key: string): string => list.rowIds.get(key) ?? ''

/** A command that changes some patients: those that were sent stay, and without others there is no step. */
function setPatients(
  world: World,
  list: OfficeList,
  isMeant: (patient: Patient) => boolean,
  change: (patient: Patient) => Patient
): void {
  const isOpen = (patient: Patient) => isMeant(patient) && !list.sent.has(patient.key)
  const isStep = [...patientsOf(list.now).values()].some(isOpen)
  world.set(
    list,
    withPatients(list.now, (patient) => (isOpen(patient) ? change(patient) : patient)),
    isStep
  )
}

/** Texts for a field of some patients, all in one command. */
function typing(field: EditableField & ('lastName' | 'phone' | 'email'), atMost: number): Operation {
  return withList(async (world, list) => {
    const texts = new Map(
      some(world, list, atMost).map((key) => {
        const number = newNumber()
        const value = { lastName: `Neu${number}`, phone: phoneOf(number), email: `n${number}@example.org` }[field]
        return [key, value]
      })
    )
    const changes = [...texts].map(([key, value]) => ({
      rowId: rowIdOf(list, key),
      edits: { [field]: field === 'phone' ? typedPhone(value) : value }
    }))
    setPatients(
      world,
      list,
      ({ key }) => texts.has(key),
      (patient) => edited(patient, { [field]: texts.get(patient.key) })
    )
    await world.issue(world.workspace.change(changes))
  })
}

const leaveOut = (isExcluded: boolean, atMost: number): Operation =>
  withList(async (world, list) => {
    const keys = new Set(some(world, list, atMost))
    setPatients(
      world,
      list,
      ({ key }) => keys.has(key),
      (patient) => ({ ...patient, isExcluded })
    )
    await world.issue(
      world.workspace.change([...keys].map((key) => ({ rowId: rowIdOf(list, key), excluded: isExcluded })))
    )
  })

const undoing = (how: 'undo' | 'redo'): Operation =>
  withList(async (world, list) => {
    for (let left = 1 + world.below(3); left > 0; left -= 1) await undoOne(world, list, how)
  })

async function undoOne(world: World, list: OfficeList, how: 'undo' | 'redo'): Promise<void> {
  const [from, to] = how === 'undo' ? [list.past, list.future] : [list.future, list.past]
  const step = from.at(-1)
  const isOtherSheet = step !== undefined && step.sheet !== list.now.sheet
  // Sent patients must stay in the list: another sheet does not have them.
  const isRefused = isOtherSheet && list.sent.size > 0
  if (step !== undefined && !isRefused) {
    from.pop()
    to.push(list.now)
    list.now = withSentAsNow(step, list)
    list.unsaved.push(list.now)
  }
  world.lastWasUndo = true
  const undone = world.workspace[how]()
  if (!isOtherSheet) return world.issue(undone)
  // Nobody can do anything to patients who are not shown yet.
  await undone
  world.learn(list)
}

/** Undo does not touch what was sent. */
function withSentAsNow(step: ListModel, { now, sent }: OfficeList): ListModel {
  const stay = patientsOf(now)
  return withPatients(step, (patient) => (sent.has(patient.key) ? (stay.get(patient.key) ?? patient) : patient))
}

const setting = (change: (world: World) => Partial<Pick<ListModel, 'queue' | 'language'>>): Operation =>
  withList(async (world, list) => {
    const { queue, language } = change(world)
    const isStep = (queue ?? list.now.queue) !== list.now.queue || (language ?? list.now.language) !== list.now.language
    world.set(
      list,
      { ...list.now, ...(queue != null && { queue }), ...(language !== undefined && { language }) },
      isStep
    )
    const settings = { ...(queue != null && { queue }), ...(language !== undefined && { defaultLanguage: language }) }
    await world.issue(world.workspace.setSettings(settings))
  })

const anyQueue = (world: World): string => world.pick(practiceQueues).name

const sending = (how: Parameters<typeof send>[2]): Operation =>
  withList(async (world, list) => {
    await world.look()
    if (list.now.queue === null) {
      const queue = anyQueue(world)
      world.set(list, { ...list.now, queue }, true)
      await world.workspace.setSettings({ queue })
    }
    await send(world, list, how)
  })

const bringingBack = (how: string): Operation => withList((world, list) => bringBack(world, list, how))

async function reloadWindow(world: World): Promise<void> {
  const list = world.shown
  const isSaved = world.workspace.saveState() === 'saved'
  if (list !== null && isSaved && world.pending.length === 0) list.unsaved = [list.now]
  world.pending.length = 0
  world.office.setDiskFull(false)
  world.office.reload()
  world.shown = null
  const stored = new Set((await world.office.app.lists()).map(({ listId }) => listId))
  for (const one of [...world.lists]) {
    if (stored.has(one.listId)) await world.adopt(one)
    // It was never called saved: its file is still where it came from.
    else world.lists.splice(world.lists.indexOf(one), 1)
  }
  if (world.lists.length === 0) await world.begin(await world.drop())
}

export const operations = {
  edit: typing('phone', 1),
  paste: typing('email', 4),
  fill: typing('lastName', 3),
  'leave out': leaveOut(true, 3),
  'take back': leaveOut(false, 3),
  replace: withList(async (world, list) => {
    await world.look()
    const open = world.workspace.state()
    if (open === null) return
    const by = `R${newNumber()}x`
    const nameOf = ({ edits, lastName }: Patient) => edits.lastName ?? lastName
    const rowIds = [...open.rows].map(({ rowId }) => rowId)
    const sent = new Set([...list.sent.keys()].map((key) => rowIdOf(list, key)))
    setPatients(
      world,
      list,
      (patient) => nameOf(patient).includes('Muster'),
      (patient) => edited(patient, { lastName: nameOf(patient).replace('Muster', by) })
    )
    const search = {
      field: 'lastName',
      find: 'Muster',
      by,
      rowIds: rowIds.filter((rowId) => !sent.has(rowId))
    } as const
    await world.issue(world.workspace.replace(search))
  }),
  decide: withList(async (world, list) => {
    // The user decides about what is shown.
    await world.look()
    const how = world.pick(['set', 'exclude'] as const)
    setPatients(
      world,
      list,
      ({ isExcluded, gender, edits }) => !isExcluded && (edits.gender ?? gender) === '',
      (patient) => (how === 'set' ? edited(patient, { gender: 'F' }) : { ...patient, isExcluded: true })
    )
    const decision =
      how === 'set' ? ({ kind: 'set', field: 'gender', text: 'F' } as const) : ({ kind: 'exclude' } as const)
    await world.issue(world.workspace.decide('gender-missing', decision))
  }),
  settings: setting((world) => ({ queue: anyQueue(world) })),
  language: setting((world) => ({ language: world.pick(['fr', 'de', 'it', 'en']) })),
  columns: withList(async (world, list) => {
    const ignoresEmail = !list.now.ignoresEmail
    const { layout } = world.workspace.state()?.document ?? {}
    if (layout === undefined) return
    world.set(list, { ...list.now, ignoresEmail }, true)
    await world.issue(
      world.workspace.setLayout({ columns: layout.columns.with(emailColumn, ignoresEmail ? 'ignore' : 'email') })
    )
  }),
  header: withList(async (world, list) => {
    const headerRow = list.now.headerRow === 1 ? 2 : 1
    world.set(list, { ...list.now, headerRow }, true)
    await world.issue(world.workspace.setHeaderRow(headerRow))
  }),
  encoding: withList(async (world, list) => {
    // The file is ASCII, so that every reading has the same patients.
    const wasEncoding = world.workspace.state()?.document?.choices.encoding
    const encoding = wasEncoding === 'windows-1252' ? 'utf-8' : 'windows-1252'
    await world.settle()
    const result = await world.workspace.reread({ encoding })
    // A full disk keeps the file from being read again: nothing changes then.
    if (result.kind === 'shown') world.set(list, list.now, true)
    else if (result.kind !== 'failed') world.find('lost', `the same patients in another encoding: ${result.kind}`)
  }, 'text'),
  sheet: withList(async (world, list) => {
    if (world.random() < 0.5) await world.settle()
    const other = 1 - list.now.sheet
    const isTouchedSheet = [...patientsOf(list.now).values()].some(isTouched)
    const result = await world.workspace.reread({ sheet: sheetNames[other] ?? '' })
    const must = list.sent.size > 0 ? 'failed' : isTouchedSheet ? 'waits' : 'shown'
    if (result.kind !== must) world.find('strangers', `another sheet is ${JSON.stringify(result)}, not ${must}`)
    const kinds = { keep: 'keep', drop: 'drop', cancel: null } as const
    const decision: UnmatchedDecision | null = kinds[world.pick(['keep', 'keep', 'drop', 'cancel'] as const)]
    if (result.kind === 'waits' && decision === null) return world.workspace.cancelReading()
    if (result.kind === 'waits' && decision !== null) {
      // Typed while the page of what does not fit is shown.
      if (world.random() < 0.3) await typing('phone', 1)(world)
      await world.workspace.settleReading({ moved: decision, changed: decision, gone: decision })
    }
    if (result.kind === 'failed') return
    const left =
      decision === 'drop' && result.kind === 'waits'
        ? withPatients(list.now, (patient) => ({ ...patient, edits: {}, isExcluded: false }))
        : list.now
    const { document } = world.workspace.state() ?? {}
    // Which line has the titles is found anew in a sheet.
    const headerRow = document?.layout.headerRow ?? 0
    if (sheetIn(document) !== other) world.find('lost', `the sheet is ${document?.format.sheet}`)
    world.learn(list)
    world.set(list, { ...left, sheet: other, headerRow }, true)
  }, 'workbook'),
  undo: undoing('undo'),
  redo: undoing('redo'),
  rename: withList(async (world) => world.workspace.rename(`Liste ${newNumber()}`)),
  filter: withList(async (world) => {
    await world.issue(
      world.workspace.select({ filter: 'blocked', issue: null, search: 'Anna', only: null, sentAs: [] })
    )
  }),
  'open another': async (world) => {
    // What was given before goes on while the other list opens.
    await world.open(world.pick(world.lists))
  },
  'drop files': async (world) => {
    world.shown = null
    const dropped = await Promise.all([world.drop(), world.drop()])
    for (const list of dropped) await world.begin(list)
  },
  'drop while opening': async (world) => {
    world.shown = null
    const list = world.pick(world.lists)
    const [dropped] = await Promise.all([world.drop(), world.workspace.open(list.listId)])
    await world.begin(dropped)
  },
  'worker killed': withList(async (world, list) => {
    await world.look()
    if (world.random() < 0.5) {
      // What is not on the disk yet is only in the window and in that worker.
      world.office.setDiskFull(true)
      await typing('email', 3)(world)
      await world.settle()
    }
    world.office.window().killWorker()
    // Typed while the worker is gone.
    const key = world.pick(openKeys(list))
    const phone = phoneOf(newNumber())
    list.past = []
    list.future = []
    setPatients(
      world,
      list,
      (patient) => patient.key === key,
      (patient) => edited(patient, { phone })
    )
    world.workspace.select({ filter: 'all', issue: null, search: '', only: null, sentAs: [] }).catch(() => undefined)
    await world.workspace.change([{ rowId: rowIdOf(list, key), edits: { phone: typedPhone(phone) } }])
    world.office.setDiskFull(false)
  }),
  'window reloaded': reloadWindow,
  'window reloaded with an open cell': withList(async (world) => {
    await world.look()
    world.workspace.holdUnsaved()
    if (world.workspace.saveState() === 'saved') world.find('lost', 'saved is said while a cell is open')
    await reloadWindow(world)
  }),
  'disk full': withList(async (world) => {
    world.office.setDiskFull(true)
    await typing('phone', 1)(world)
    await typing('lastName', 1)(world)
    await world.settle()
    await world.workspace.flushed()
    if (world.workspace.saveState() === 'saved') world.find('lost', 'saved is said on a full disk')
    world.office.setDiskFull(false)
  }),
  export: withList(async (world, list) => {
    await world.look()
    list.exported = await exportList(world, list)
  }),
  ...(Object.fromEntries(fileChanges.map((how) => [`bring back: ${how}`, bringingBack(how)])) as Record<
    `bring back: ${string}`,
    Operation
  >),
  send: sending('calmly'),
  'undo what was sent': withList(async (world, list) => {
    await typing('phone', 1)(world)
    await sending('calmly')(world)
    if (world.shown !== list) return
    // Also the setting that sending may have needed.
    for (const _ of [1, 2]) await undoOne(world, list, 'undo')
    await world.look()
  }),
  'send too late': sending('too late'),
  'send while typing': sending('while typing'),
  elsewhere: withList(async (world, list) => {
    await world.look()
    if (world.workspace.saveState() !== 'saved') return
    const { revision } = await world.office.app.call('lists.open', { listId: list.listId })
    await world.office.app.call('lists.rename', { listId: list.listId, revision, name: `Anders ${newNumber()}` })
    const change = { rowId: rowIdOf(list, world.pick(openKeys(list))), excluded: true }
    await world.workspace.change([change])
    await world.workspace.flushed()
    // It is refused, and told; what is stored is shown in its place.
    if (world.workspace.state()?.notice?.code !== 'stale') world.find('lost', 'a stale change is not told')
    world.workspace.noticeTold()
    await world.workspace.undo()
    list.past = []
    list.future = []
  })
} satisfies Record<string, Operation>

export type OperationName = keyof typeof operations
export const operationNames = Object.keys(operations) as readonly OperationName[]
