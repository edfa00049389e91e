import { randomUUID } from 'node:crypto'
import type { RowView } from '../../src-renderer/workspace/views.ts'
import type { Office } from './office.ts'
import { emailColumn, fileOf, type ListModel, newPatients, type Patient, shownOf } from './patients.ts'

export const findingKinds = ['strangers', 'lost', 'unseen', 'undo wrong'] as const
export type Finding = { readonly kind: (typeof findingKinds)[number]; readonly text: string }

/** A list of the office, with the states that it had. */
export interface OfficeList {
  readonly listId: string
  readonly rowIds: Map<string, string>
  now: ListModel
  /** Steps that can be undone, and redone. */
  past: ListModel[]
  future: ListModel[]
  /** All states since the list was last known to be saved: after a reload it is one of them. */
  unsaved: ListModel[]
}

export class World {
  readonly lists: OfficeList[] = []
  readonly findings: Finding[] = []
  readonly pending: Promise<unknown>[] = []
  shown: OfficeList | null = null
  lastWasUndo = false

  readonly office: Office
  readonly random: () => number

  constructor(office: Office, random: () => number) {
    this.office = office
    this.random = random
  }

  get workspace() {
    return this.office.window().workspace
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.random() * values.length)] as Value
  }

  find(kind: Finding['kind'], text: string): void {
    this.findings.push({ kind, text })
  }

  /** A command was given: the list has another state, and one more step that can be undone. */
  set(list: OfficeList, next: ListModel, isStep: boolean): void {
    if (isStep) {
      list.past.push(list.now)
      list.future = []
    }
    list.now = next
    list.unsaved.push(next)
    this.lastWasUndo = false
  }

  /** Some are waited for, others go on while the next operation begins. */
  async issue(command: Promise<unknown>): Promise<void> {
    this.pending.push(command)
    if (this.random() < 0.4) await command
  }

  async settle(): Promise<void> {
    await Promise.all(this.pending.splice(0))
  }

  async drop(): Promise<void> {
    const patients = newPatients(4 + Math.floor(this.random() * 6))
    const source = { kind: 'file', id: randomUUID(), name: `${patients[0]?.key}.csv`, bytes: fileOf(patients) } as const
    const result = await this.workspace.importList(source)
    if (result.kind !== 'shown') throw new Error(`import: ${result.kind}`)
    const now: ListModel = {
      patients: new Map(patients.map((one) => [one.key, one])),
      queue: null,
      ignoresEmail: false
    }
    this.lists.push({ listId: result.listId, rowIds: new Map(), now, past: [], future: [], unsaved: [now] })
  }

  /** Opens a list, and learns the ids of its rows and whether its steps can still be undone. */
  async open(list: OfficeList): Promise<void> {
    await this.workspace.open(list.listId)
    // What was given for it before is answered only now: then it is known how many steps it has.
    await this.settle()
    this.shown = list
    const open = this.workspace.state()
    if (open?.listId !== list.listId || open.phase !== 'open') {
      this.find('lost', `list ${list.listId} does not open: ${open?.phase} ${open?.code}`)
      this.shown = null
      return
    }
    for (const { rowId, texts } of open.rows) list.rowIds.set(texts.firstName, rowId)
    if (open.undoCount === 0) list.past = []
    if (!open.canRedo) list.future = []
  }

  /** Everything that was given is answered: compares the window with the model. */
  async look(): Promise<void> {
    await this.settle()
    const list = this.shown
    const { workspace } = this
    if (list === null) return
    await workspace.flushed()
    const open = workspace.state()
    if (open?.listId !== list.listId) return
    this.compare(list, [...open.rows], 'shown')
    if (open.undoCount !== list.past.length) {
      this.find('undo wrong', `${open.undoCount} steps can be undone, not ${list.past.length}`)
    }
    if (workspace.saveState() !== 'saved') return
    list.unsaved = [list.now]
    await this.compareStored(list)
  }

  /** What is called saved is on the disk. */
  private async compareStored(list: OfficeList): Promise<void> {
    const { document, rows } = await this.office.app.call('lists.open', { listId: list.listId })
    if ((document.settings.queue ?? null) !== list.now.queue) this.find('lost', `queue ${document.settings.queue}`)
    const stored = await this.office.app.call('lists.rows', {
      listId: list.listId,
      offset: 0,
      limit: Math.max(1, rows)
    })
    for (const { cells, edits, excluded } of stored) {
      const patient = list.now.patients.get(cells[1] ?? '')
      if (patient === undefined) continue
      const said = [edits.lastName, edits.phone?.replace(/^0/, '+41'), edits.email, excluded]
      const must = [patient.edits.lastName, patient.edits.phone, patient.edits.email, patient.isExcluded]
      if (JSON.stringify(said) !== JSON.stringify(must)) {
        this.find('lost', `${patient.key} is stored as ${JSON.stringify(said)}, not ${JSON.stringify(must)}`)
      }
    }
  }

  compare(list: OfficeList, rows: readonly RowView[], where: string): void {
    const patients = rows.filter(({ status }) => status !== 'aside')
    if (patients.length !== list.now.patients.size) {
      this.find('lost', `${where}: ${patients.length} patients, not ${list.now.patients.size}`)
    }
    for (const view of patients) {
      const patient = list.now.patients.get(view.texts.firstName)
      if (patient === undefined) this.find('strangers', `${where}: ${view.texts.firstName} is of another list`)
      else this.compareOne(list, patient, view, where)
    }
  }

  private compareOne(list: OfficeList, patient: Patient, view: RowView, where: string): void {
    const must = shownOf(patient, list.now)
    const { lastName, phone, email } = view.texts
    const is = { lastName, phone, email, status: view.status }
    if (JSON.stringify(is) === JSON.stringify(must)) return
    const others = this.lists.flatMap(({ now }) => [...now.patients.values()]).filter(({ key }) => key !== patient.key)
    const isStranger = others.some((other) => [other.phone, other.edits.phone].includes(phone))
    const kind = isStranger ? 'strangers' : this.lastWasUndo ? 'undo wrong' : 'lost'
    this.find(kind, `${where}: ${patient.key} is ${JSON.stringify(is)}, not ${JSON.stringify(must)}`)
  }

  /** After a reload a list is as it was at some moment since it was last saved, and never later than what was called saved. */
  async adopt(list: OfficeList): Promise<void> {
    list.past = []
    list.future = []
    await this.open(list)
    const open = this.workspace.state()
    if (this.shown !== list || open === null) return
    const views = [...open.rows].filter(({ status }) => status !== 'aside')
    const { settings, layout } = open.document ?? {}
    const fits = list.unsaved.findLast(
      (state) =>
        (settings?.queue ?? null) === state.queue &&
        (layout?.columns[emailColumn] === 'ignore') === state.ignoresEmail &&
        views.every((view) => {
          const patient = state.patients.get(view.texts.firstName)
          if (patient === undefined) return false
          // Without a queue everybody is blocked, so that a status alone does not tell the sex.
          if (view.state.edits.gender !== patient.edits.gender) return false
          const { lastName, phone, email } = view.texts
          return (
            JSON.stringify({ lastName, phone, email, status: view.status }) === JSON.stringify(shownOf(patient, state))
          )
        })
    )
    if (fits === undefined) this.find('lost', 'after a reload the list is as it never was')
    list.now = fits ?? list.now
    list.unsaved = [list.now]
  }
}
