import type { InvitationContent } from '#contract/invitation.ts'
import { practiceQueues } from '../../src-main/practice/index.ts'
import { newNumber, type Patient, patientsOf, phoneOf, typedPhone, withPatients } from './patients.ts'
import { mustShow, type OfficeList, type World } from './world.ts'

/** What goes out of a patient, as the row shows it. */
interface Sentence {
  readonly lastName: string
  readonly phone: string
  readonly email: string
  readonly queue: string
  readonly language: string
}

function mustBeSent(list: OfficeList, patient: Patient): Sentence | null {
  const { status, lastName, phone, email } = mustShow(list, patient)
  const { queue, language } = list.now
  return status !== 'ready' || queue === null ? null : { lastName, phone, email, queue, language }
}

/** Prepares the list and has the batch told, as the Send page does. Resolves with the plan and the contents. */
async function prepare(world: World, list: OfficeList) {
  const { office, workspace } = world
  await workspace.flushed()
  const contents = new Map<string, InvitationContent>()
  let begin = true
  for await (const piece of workspace.contents()) {
    for (const { content } of piece) contents.set(content.firstName, content)
    await office.app.call('sending.prepare', { listId: list.listId, begin, invitations: [...piece] })
    begin = false
  }
  if (begin) await office.app.call('sending.prepare', { listId: list.listId, begin, invitations: [] })
  return { contents, plan: await office.app.call('sending.plan', { listId: list.listId }) }
}

/** Who goes out with what, by patient. */
function batchOf(list: OfficeList): ReadonlyMap<string, Sentence> {
  const rows = [...patientsOf(list.now).values()].flatMap((patient) => {
    const sentence = list.sent.has(patient.key) ? null : mustBeSent(list, patient)
    return sentence === null ? [] : [[patient.key, sentence] as const]
  })
  return new Map(rows)
}

/** Sends the list as the user sees it, and compares what the server received with what the rows and the sentence said. */
export async function send(world: World, list: OfficeList, how: 'calmly' | 'too late' | 'while typing'): Promise<void> {
  const { office, workspace } = world
  await world.look()
  if (workspace.saveState() !== 'saved' || world.findings.length > 0) return
  const batch = batchOf(list)
  const { contents, plan } = await prepare(world, list)
  for (const [key, must] of batch) {
    const { lastName, phoneNumber: phone, emailAddress: email = '', queue, language } = contents.get(key) ?? {}
    const is = { lastName, phone, email, queue, language }
    if (JSON.stringify(is) !== JSON.stringify(must)) {
      world.find('unseen', `${key} is prepared as ${JSON.stringify(is)}, not ${JSON.stringify(must)}`)
    }
  }
  const sentence = [plan.total, plan.bySms, plan.queues.join(), plan.alreadySent]
  const must = [batch.size, batch.size, batch.size === 0 ? '' : list.now.queue, list.sent.size]
  if (JSON.stringify(sentence) !== JSON.stringify(must))
    world.find('unseen', `the sentence says ${sentence}, not ${must}`)
  const [first] = batch.keys()
  if (first === undefined) return
  if (how === 'too late') {
    if (world.random() < 0.5) await typePhone(world, list, first)
    else await chooseOtherQueue(world, list)
    await workspace.flushed()
  }
  const { invites } = await office.server()
  const from = office.app.changes.length
  const started = await office.start({ listId: list.listId, batchHash: plan.batchHash })
  if (how === 'too late') {
    if (started.ok || started.code !== 'stale') world.find('unseen', 'a batch starts that is not the one that was told')
    return
  }
  if (!started.ok) {
    world.find('lost', `a batch does not start: ${started.code}`)
    return
  }
  if (how === 'while typing') await typeIntoSent(world, list, first)
  await office.app.until(() =>
    office.app.changes.slice(from).some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished')
  )
  await compareReceived(world, list, batch, invites.length)
}

async function typePhone(world: World, list: OfficeList, key: string): Promise<void> {
  const phone = phoneOf(newNumber())
  world.set(
    list,
    withPatients(list.now, (patient) =>
      patient.key === key ? { ...patient, edits: { ...patient.edits, phone } } : patient
    ),
    true
  )
  await world.workspace.change([{ rowId: list.rowIds.get(key) ?? '', edits: { phone: typedPhone(phone) } }])
}

async function chooseOtherQueue(world: World, list: OfficeList): Promise<void> {
  const queue = world.pick(practiceQueues.map(({ name }) => name).filter((name) => name !== list.now.queue))
  world.set(list, { ...list.now, queue }, true)
  await world.workspace.setSettings({ queue })
}

/** The batch is on its way: what is typed is refused, and told. What is stored is shown in its place. */
async function typeIntoSent(world: World, list: OfficeList, key: string): Promise<void> {
  const { workspace } = world
  const edits = { phone: typedPhone(phoneOf(newNumber())) }
  await workspace.change([{ rowId: list.rowIds.get(key) ?? '', edits }])
  await workspace.flushed()
  if (workspace.state()?.notice?.code !== 'row-was-sent') world.find('lost', 'a text for a sent row is not told')
  workspace.noticeTold()
  await workspace.undo()
  list.past = []
  list.future = []
}

async function compareReceived(
  world: World,
  list: OfficeList,
  batch: ReadonlyMap<string, Sentence>,
  before: number
): Promise<void> {
  const received = (await world.office.server()).invites.slice(before)
  const left = new Map(batch)
  for (const { firstName, lastName, phoneNumber: phone, emailAddress: email, queueName, language } of received) {
    const must = left.get(firstName)
    left.delete(firstName)
    const is = { lastName, phone, email, queue: queueName ?? '', language }
    // Who has a mobile number is invited by it alone.
    if (JSON.stringify(is) !== JSON.stringify(must && { ...must, email: '' })) {
      world.find('unseen', `the server received ${firstName} ${JSON.stringify(is)}, not ${JSON.stringify(must)}`)
    }
    if (must !== undefined) list.sent.set(firstName, must)
  }
  for (const key of left.keys()) world.find('unseen', `${key} was in the sentence and was not sent`)
  list.unsaved = [list.now]
}
