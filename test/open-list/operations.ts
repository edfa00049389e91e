import type { EditableField } from '#contract/list.ts'
import { emailColumn, type ListModel, newNumber, type Patient, phoneOf, typedPhone } from './patients.ts'
import type { OfficeList, World } from './world.ts'

type Operation = (world: World) => Promise<void>

/** With the list that is open; opens one if none is. */
function withList(run: (world: World, list: OfficeList) => Promise<void>): Operation {
  return async (world) => {
    if (world.shown === null) await world.open(world.pick(world.lists))
    if (world.shown !== null) await run(world, world.shown)
  }
}

function withPatients(model: ListModel, change: (patient: Patient) => Patient): ListModel {
  return { ...model, patients: new Map([...model.patients].map(([key, patient]) => [key, change(patient)])) }
}

const edited = (patient: Patient, edits: Patient['edits']): Patient => ({
  ...patient,
  edits: { ...patient.edits, ...edits }
})

function some(world: World, list: OfficeList, atMost: number): readonly string[] {
  const keys = [...list.now.patients.keys()]
  const count = 1 + Math.floor(world.random() * atMost)
  return [...new Set(Array.from({ length: count }, () => world.pick(keys)))]
}

const rowIdOf = (list: OfficeList, key: string): string => list.rowIds.get(key) ?? ''

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
    world.set(
      list,
      withPatients(list.now, (patient) => {
        const value = texts.get(patient.key)
        return value === undefined ? patient : edited(patient, { [field]: value })
      }),
      true
    )
    await world.issue(world.workspace.change(changes))
  })
}

const leaveOut = (isExcluded: boolean, atMost: number): Operation =>
  withList(async (world, list) => {
    const keys = new Set(some(world, list, atMost))
    world.set(
      list,
      withPatients(list.now, (patient) => (keys.has(patient.key) ? { ...patient, isExcluded } : patient)),
      true
    )
    await world.issue(
      world.workspace.change([...keys].map((key) => ({ rowId: rowIdOf(list, key), excluded: isExcluded })))
    )
  })

const undoing = (how: 'undo' | 'redo'): Operation =>
  withList(async (world, list) => {
    const [from, to] = how === 'undo' ? [list.past, list.future] : [list.future, list.past]
    const step = from.pop()
    if (step !== undefined) {
      to.push(list.now)
      list.now = step
      list.unsaved.push(step)
    }
    world.lastWasUndo = true
    await world.issue(world.workspace[how]())
  })

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
    const number = newNumber()
    const changed = withPatients(list.now, (patient) => {
      const { lastName } = shownOf(patient)
      return lastName.includes('Muster')
        ? edited(patient, { lastName: lastName.replace('Muster', `R${number}x`) })
        : patient
    })
    const isStep = [...list.now.patients.values()].some((patient) => shownOf(patient).lastName.includes('Muster'))
    const positions = Uint32Array.from([...open.rows].map(({ position }) => position))
    world.set(list, changed, isStep)
    await world.issue(
      world.workspace.replace({ field: 'lastName', find: 'Muster', by: `R${number}x`, positions, except: [] })
    )
  }),
  decide: withList(async (world, list) => {
    // The user decides about what is shown.
    await world.look()
    const isAsked = ({ isExcluded, gender, edits }: Patient) => !isExcluded && (edits.gender ?? gender) === ''
    const isStep = [...list.now.patients.values()].some(isAsked)
    const how = world.pick(['set', 'exclude'] as const)
    const next = withPatients(list.now, (patient) =>
      !isAsked(patient) ? patient : how === 'set' ? edited(patient, { gender: 'F' }) : { ...patient, isExcluded: true }
    )
    world.set(list, next, isStep)
    const decision =
      how === 'set' ? ({ kind: 'set', field: 'gender', text: 'F' } as const) : ({ kind: 'exclude' } as const)
    await world.issue(world.workspace.decide('gender-missing', decision))
  }),
  settings: withList(async (world, list) => {
    const queue = `Queue ${newNumber()}`
    world.set(list, { ...list.now, queue }, true)
    await world.issue(world.workspace.setSettings({ queue }))
  }),
  columns: withList(async (world, list) => {
    const ignoresEmail = !list.now.ignoresEmail
    const { layout } = world.workspace.state()?.document ?? {}
    if (layout === undefined) return
    world.set(list, { ...list.now, ignoresEmail }, true)
    await world.issue(
      world.workspace.setLayout({ columns: layout.columns.with(emailColumn, ignoresEmail ? 'ignore' : 'email') })
    )
  }),
  encoding: withList(async (world, list) => {
    // The file is ASCII, so that every reading has the same patients.
    const wasEncoding = world.workspace.state()?.document?.choices.encoding
    const encoding = wasEncoding === 'windows-1252' ? 'utf-8' : 'windows-1252'
    await world.settle()
    const result = await world.workspace.reread({ encoding })
    // A full disk keeps the file from being read again: nothing changes then.
    if (result.kind === 'shown') world.set(list, list.now, true)
  }),
  undo: undoing('undo'),
  redo: undoing('redo'),
  rename: withList(async (world) => world.workspace.rename(`Liste ${newNumber()}`)),
  filter: withList(async (world) => {
    await world.issue(world.workspace.select({ filter: 'blocked', issue: null, search: 'Anna' }))
  }),
  'open another': async (world) => {
    // What was given before goes on while the other list opens.
    await world.open(world.pick(world.lists))
  },
  'drop files': async (world) => {
    world.shown = null
    await Promise.all([world.drop(), world.drop()])
    const [last] = world.lists.slice(-1)
    if (last !== undefined) await world.open(last)
  },
  'worker killed': withList(async (world, list) => {
    await world.look()
    world.office.window().killWorker()
    // Typed while the worker is gone.
    const [key = ''] = some(world, list, 1)
    const phone = phoneOf(newNumber())
    list.past = []
    list.future = []
    world.set(
      list,
      withPatients(list.now, (patient) => (patient.key === key ? edited(patient, { phone }) : patient)),
      true
    )
    world.workspace.select({ filter: 'all', issue: null, search: '' }).catch(() => undefined)
    await world.workspace.change([{ rowId: rowIdOf(list, key), edits: { phone: typedPhone(phone) } }])
  }),
  'window reloaded': async (world) => {
    const list = world.shown
    const isSaved = world.workspace.saveState() === 'saved'
    if (list !== null && isSaved && world.pending.length === 0) list.unsaved = [list.now]
    world.pending.length = 0
    world.office.setDiskFull(false)
    world.office.reload()
    world.shown = null
    const stored = new Set((await world.office.app.call('lists.all', undefined)).map(({ listId }) => listId))
    for (const one of [...world.lists]) {
      if (stored.has(one.listId)) await world.adopt(one)
      // It was never called saved: its file is still where it came from.
      else world.lists.splice(world.lists.indexOf(one), 1)
    }
    if (world.lists.length === 0) await world.drop()
  },
  'disk full': withList(async (world) => {
    world.office.setDiskFull(true)
    await typing('phone', 1)(world)
    await typing('lastName', 1)(world)
    await world.settle()
    await world.workspace.flushed()
    if (world.workspace.saveState() === 'saved') world.find('lost', 'saved is said on a full disk')
    world.office.setDiskFull(false)
  }),
  send: withList(async (world, list) => {
    const contents = new Map<string, { readonly phone: string | undefined; readonly queue: string | undefined }>()
    await world.workspace.flushed()
    for await (const piece of world.workspace.contents()) {
      for (const { content } of piece) {
        contents.set(content.firstName, { phone: content.phoneNumber, queue: content.queue })
      }
    }
    for (const patient of list.now.patients.values()) {
      const { status, phone } = shownOf(patient, list.now)
      const must = status === 'ready' ? { phone, queue: list.now.queue ?? undefined } : undefined
      if (JSON.stringify(contents.get(patient.key)) !== JSON.stringify(must)) {
        world.find('unseen', `${patient.key} goes out as ${JSON.stringify(contents.get(patient.key))}`)
      }
    }
  }),
  elsewhere: withList(async (world, list) => {
    await world.look()
    if (world.workspace.saveState() !== 'saved') return
    const { revision } = await world.office.app.call('lists.open', { listId: list.listId })
    await world.office.app.call('lists.rename', { listId: list.listId, revision, name: `Anders ${newNumber()}` })
    const [key = ''] = some(world, list, 1)
    const change = { rowId: rowIdOf(list, key), excluded: true }
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

function shownOf(patient: Patient, model?: ListModel) {
  const { edits, phone, lastName, gender, isExcluded } = patient
  const isReady = !isExcluded && (edits.gender ?? gender) !== '' && model?.queue != null
  return {
    lastName: edits.lastName ?? lastName,
    phone: edits.phone ?? phone,
    status: isReady ? ('ready' as const) : ('other' as const)
  }
}

export type OperationName = keyof typeof operations
export const operationNames = Object.keys(operations) as readonly OperationName[]
