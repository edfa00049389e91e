import { randomUUID } from 'node:crypto'
import type { InvitationView } from '#contract/invitation.ts'
import { shownView } from '../../src-renderer/screens/check/shown-view.ts'
import type { OpenList } from '../../src-renderer/workspace/open-list.ts'
import type { RowView } from '../../src-renderer/workspace/views.ts'
import type { ExportedFile } from './exported-file.ts'
import type { Office } from './office.ts'
import {
  emailColumn,
  fileWithTwoHeaders,
  isTouched,
  type ListModel,
  newPatients,
  type Patient,
  patientsOf,
  sheetNames,
  shownOf,
  workbookOf
} from './patients.ts'

export const findingKinds = ['strangers', 'lost', 'unseen', 'undo wrong'] as const
export type Finding = { readonly kind: (typeof findingKinds)[number]; readonly text: string }

/** What the server received of a patient. */
export interface SentPatient {
  readonly lastName: string
  readonly phone: string
  readonly email: string
  readonly queue: string
  readonly language: string
}

/** A list of the office, with the states that it had. */
export interface OfficeList {
  readonly listId: string
  readonly kind: FileKind
  readonly rowIds: Map<string, string>
  now: ListModel
  /** Steps that can be undone, and redone. */
  past: ListModel[]
  future: ListModel[]
  /** All states since the list was last known to be saved: after a reload it is one of them. */
  unsaved: ListModel[]
  /** By patient. Whatever is undone or changed later, it stays as it was sent. */
  readonly sent: Map<string, SentPatient>
  /** A file that was exported, and that may come back. */
  exported: ExportedFile | null
}

export type FileKind = 'text' | 'workbook'

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

  /** An integer from 0, below `end`. */
  below(end: number): number {
    return Math.floor(this.random() * end)
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
    if (this.random() >= 0.4) return
    await command
    this.pending.splice(this.pending.indexOf(command), 1)
  }

  async settle(): Promise<void> {
    await Promise.all(this.pending.splice(0))
  }

  /** A file is dropped and read; another one may be on its way. */
  async drop(kind: FileKind = this.pick(['text', 'workbook'])): Promise<OfficeList> {
    const sheets = (kind === 'text' ? [0] : sheetNames).map(() => newPatients(4 + this.below(6)))
    const bytes = kind === 'text' ? fileWithTwoHeaders(sheets[0] ?? []) : workbookOf(sheets)
    const name = `${sheets[0]?.[0]?.key}.${kind === 'text' ? 'csv' : 'xlsx'}`
    const result = await this.workspace.importList({ kind: 'file', id: randomUUID(), name, bytes })
    if (result.kind !== 'shown') throw new Error(`import: ${result.kind}`)
    const now: ListModel = {
      sheets: sheets.map((patients) => new Map(patients.map((one) => [one.key, one]))),
      sheet: 0,
      queue: null,
      language: '',
      ignoresEmail: false,
      headerRow: 2
    }
    const { listId } = result
    const list: OfficeList = {
      listId,
      kind,
      rowIds: new Map(),
      now,
      past: [],
      future: [],
      unsaved: [],
      sent: new Map(),
      exported: null
    }
    this.lists.push(list)
    return list
  }

  /** Opens a list that was just read. */
  async begin(list: OfficeList): Promise<void> {
    await this.open(list)
    const { document } = this.workspace.state() ?? {}
    // The app chooses the sheet that looks most like a list, and the user's usual language.
    list.now = { ...list.now, sheet: sheetIn(document), language: document?.settings.defaultLanguage ?? '' }
    list.unsaved = [list.now]
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
    this.learn(list)
    if (open.undoCount === 0) list.past = []
    if (!open.canRedo) list.future = []
  }

  /** The ids of the rows that are shown: they belong to these patients for ever. */
  learn(list: OfficeList): void {
    for (const { rowId, texts, status } of this.workspace.state()?.rows ?? []) {
      if (status === 'aside') continue
      const before = list.rowIds.get(texts.firstName)
      if (before !== undefined && before !== rowId && list.sent.has(texts.firstName)) {
        this.find('lost', `${texts.firstName} was sent and has another row id`)
      }
      list.rowIds.set(texts.firstName, rowId)
    }
  }

  /** The list and its rows as the screen shows them, those that were sent as they were sent. */
  async views(): Promise<readonly RowView[]> {
    const open = this.workspace.state()
    if (open === null) return []
    const invitations = await this.invitations(open.listId)
    return [...open.rows].map((view) => shownView(view, invitations.get(view.rowId)))
  }

  async invitations(listId: string): Promise<ReadonlyMap<string, InvitationView>> {
    const all = await this.office.app.call('sending.invitations', { listId, offset: 0, limit: 1000 })
    return new Map(all.map((one) => [one.rowId, one]))
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
    this.learn(list)
    const views = await this.views()
    this.compare(list, views, 'shown')
    const different = differenceOf(list.now, open)
    if (different !== null) this.find(this.lastWasUndo ? 'undo wrong' : 'lost', different)
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
    const different = differenceOf(list.now, { document })
    if (different !== null) this.find('lost', `stored: ${different}`)
    const stored = await this.office.app.call('lists.rows', {
      listId: list.listId,
      offset: 0,
      limit: Math.max(1, rows)
    })
    const patients = patientsOf(list.now)
    const there = new Set(stored.map(({ cells }) => cells[1] ?? ''))
    for (const key of patients.keys()) if (!there.has(key)) this.find('lost', `${key} is not stored`)
    for (const { cells, edits, excluded } of stored) {
      const patient = patients.get(cells[1] ?? '')
      if (patient === undefined) continue
      const said = [edits.lastName, edits.phone?.replace(/^0/, '+41'), edits.email, excluded]
      const must = [patient.edits.lastName, patient.edits.phone, patient.edits.email, patient.isExcluded]
      if (JSON.stringify(said) !== JSON.stringify(must)) {
        this.find('lost', `${patient.key} is stored as ${JSON.stringify(said)}, not ${JSON.stringify(must)}`)
      }
    }
  }

  compare(list: OfficeList, rows: readonly RowView[], where: string): void {
    const patients = patientsOf(list.now)
    const shown = rows.filter(({ status }) => status !== 'aside')
    if (shown.length !== patients.size) {
      this.find('lost', `${where}: ${shown.length} patients, not ${patients.size}`)
    }
    for (const view of shown) {
      const patient = patients.get(view.texts.firstName)
      if (patient === undefined) this.find('strangers', `${where}: ${view.texts.firstName} is of another list`)
      else this.compareOne(list, patient, view, where)
    }
  }

  private compareOne(list: OfficeList, patient: Patient, view: RowView, where: string): void {
    const sent = list.sent.get(patient.key)
    const must = mustShow(list, patient)
    const is = shownIn(view)
    if (JSON.stringify(is) === JSON.stringify(must)) return
    const isOthers = this.isOfAnother(patient.key, is.phone) || this.isOfAnother(patient.key, is.email)
    const kind = isOthers ? 'strangers' : sent !== undefined ? 'unseen' : this.lastWasUndo ? 'undo wrong' : 'lost'
    this.find(kind, `${where}: ${patient.key} is ${JSON.stringify(is)}, not ${JSON.stringify(must)}`)
  }

  private isOfAnother(key: string, text: string): boolean {
    const others = this.lists.flatMap(({ now }) => now.sheets.flatMap((sheet) => [...sheet.values()]))
    return others.some(
      (other) => other.key !== key && [other.phone, other.edits.phone, other.email, other.edits.email].includes(text)
    )
  }

  /** After a reload a list is as it was at some moment since it was last saved, and never later than what was called saved. */
  async adopt(list: OfficeList): Promise<void> {
    list.past = []
    list.future = []
    await this.open(list)
    const open = this.workspace.state()
    if (this.shown !== list || open === null) return
    const views = (await this.views()).filter(({ status }) => status !== 'aside')
    const fits = list.unsaved.findLast((state) => isShownAs(list, state, open, views))
    if (fits === undefined) this.find('lost', 'after a reload the list is as it never was')
    list.now = fits ?? list.now
    list.unsaved = [list.now]
  }
}

/** Which sheet a document is of. */
export function sheetIn(document: OpenList['document'] | undefined): number {
  const names: readonly (string | undefined)[] = sheetNames
  return Math.max(0, names.indexOf(document?.format.sheet))
}

const shownIn = ({ texts: { lastName, phone, email, queue, language }, status }: RowView) => ({
  lastName,
  phone,
  email,
  queue,
  language,
  status
})

export function mustShow(list: OfficeList, patient: Patient, model = list.now) {
  const sent = list.sent.get(patient.key)
  return sent === undefined ? shownOf(patient, model) : { ...sent, status: 'ready' }
}

/** In what a document differs from the model, without its patients; null: in nothing. */
function differenceOf(model: ListModel, { document }: Pick<OpenList, 'document'>): string | null {
  const { settings, layout, waiting = [] } = document ?? {}
  const others = model.sheets.filter((_, sheet) => sheet !== model.sheet).flatMap((sheet) => [...sheet.values()])
  const waits = waiting.map(({ row: { cells, edits, excluded } }) => [cells[1], edits.lastName, edits.email, excluded])
  const touched = others
    .filter(isTouched)
    .map(({ key, edits, isExcluded }) => [key, edits.lastName, edits.email, isExcluded])
  const is = {
    queue: settings?.queue ?? null,
    language: settings?.defaultLanguage,
    ignoresEmail: layout?.columns[emailColumn] === 'ignore',
    headerRow: layout?.headerRow,
    sheet: sheetIn(document),
    waits: JSON.stringify(waits.sort())
  }
  const must = {
    queue: model.queue,
    language: model.language,
    ignoresEmail: model.ignoresEmail,
    headerRow: model.headerRow,
    sheet: model.sheet,
    waits: JSON.stringify(touched.sort())
  }
  return JSON.stringify(is) === JSON.stringify(must) ? null : `${JSON.stringify(is)}, not ${JSON.stringify(must)}`
}

function isShownAs(list: OfficeList, state: ListModel, open: OpenList, views: readonly RowView[]): boolean {
  const patients = patientsOf(state)
  return (
    differenceOf(state, open) === null &&
    views.length === patients.size &&
    views.every((view) => {
      const patient = patients.get(view.texts.firstName)
      if (patient === undefined) return false
      // Without a queue everybody is blocked, so that a status alone does not tell the sex.
      if (view.state.edits.gender !== patient.edits.gender) return false
      return JSON.stringify(shownIn(view)) === JSON.stringify(mustShow(list, patient, state))
    })
  )
}
