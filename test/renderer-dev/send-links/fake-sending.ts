import { fail, succeed } from '#contract/call.ts'
import type { InvitationContent, InvitationState, InvitationView } from '#contract/invitation.ts'
import { type ListDocument, type ListRow, rowsPerCall } from '#contract/list.ts'
import type { BatchView } from '#contract/sending.ts'
import type { FakeMain } from '../fake-bridge.ts'
import { aBatch, listId } from '../scenes.ts'
import { rowIdOf } from './patients.ts'

export interface FakeSending {
  readonly document: ListDocument
  readonly rows: readonly ListRow[]
  readonly hasTroubles: boolean
  /** How many requests go out in a tick of 125 ms. */
  readonly perTick: number
}

/** A sending engine in memory: outcomes by the row's number, told as the real one tells them. */
export function fakeSending(main: FakeMain, { document, rows, hasTroubles, perTick }: FakeSending) {
  const id = listId(1)
  const laid = new Map<string, InvitationView>()
  let planned: string[] = []
  let batch: BatchView | null = null
  let timer: ReturnType<typeof setInterval> | undefined

  const publish = (views: readonly InvitationView[]) => {
    for (const view of views) laid.set(view.rowId, view)
    main.truth.invitations.set(id, [...laid.values()])
    if (views.length > 0) main.tell({ kind: 'invitations', listId: id, invitations: [...views] })
  }
  const tellBatch = (part: Partial<BatchView>) => {
    batch = { ...(batch ?? aBatch()), ...part }
    main.truth.batch = batch
    main.tell({ kind: 'batch', batch })
  }
  const inState = (...states: readonly InvitationState[]) =>
    planned.flatMap((rowId) => {
      const view = laid.get(rowId)
      return view !== undefined && states.includes(view.state) ? [view] : []
    })

  const numberOf = (rowId: string) => Number(rowId.slice(-12))

  function outcome(view: InvitationView): InvitationView {
    const number = numberOf(view.rowId)
    const { rowId, content } = view
    const settledAt = Date.now()
    if (hasTroubles && content.doctorEmail !== undefined && number < 40) {
      return { rowId, content, state: 'refused', refusal: 'doctor-not-found', serverText: 'not found', settledAt }
    }
    if (hasTroubles && number % 23 === 8) {
      const serverText = 'The patient record is locked by another user'
      return { rowId, content, state: 'refused', refusal: 'request-rejected', serverText, settledAt }
    }
    if (hasTroubles && number % 17 === 5)
      return { rowId, content, state: 'unknown', doubt: 'connection-lost', settledAt }
    return { rowId, content, state: 'created', inviteId: `i${number}`, link: linkFor(number), settledAt }
  }

  function tick(): void {
    if (batch === null || batch.phase !== 'running') return
    const now = inState('queued').slice(0, perTick)
    publish(now.map(outcome))
    const count = (...states: readonly InvitationState[]) => inState(...states).length
    const queued = count('queued')
    tellBatch({
      queued,
      inFlight: 0,
      created: count('created'),
      refused: count('refused'),
      unknown: count('unknown'),
      finishesAt: Date.now() + (queued / (perTick * 8)) * 1000,
      ...(queued === 0 && { phase: 'finished', finishedAt: Date.now() })
    })
    if (queued === 0) clearInterval(timer)
  }

  main.answer('lists.open', () => succeed({ document, rows: rows.length, hasSource: false }))
  main.answer('lists.rows', ({ offset, limit }) => succeed(rows.slice(offset, offset + Math.min(limit, rowsPerCall))))
  main.answer('lists.saveDocument', () => succeed(null))
  main.answer('connections.queues', () => succeed([{ id: 'q1', name: 'Cardiologie' }]))
  main.answer('sending.prepare', ({ begin, invitations }) => {
    if (begin) planned = []
    for (const { rowId, content } of invitations) {
      planned.push(rowId)
      const known = laid.get(rowId)
      if (known === undefined || known.state === 'refused') laid.set(rowId, { rowId, state: 'ready', content })
    }
    main.truth.invitations.set(id, [...laid.values()])
    return succeed(null)
  })
  const isHeld = ({ rowId, provenAbsent }: InvitationView) =>
    hasTroubles && provenAbsent === undefined && [3, 4].includes(numberOf(rowId)) && !let_.has(rowId)
  const let_ = new Set<string>()
  main.answer('sending.plan', () => {
    const ready = inState('ready', 'held')
    const toSend = ready.filter((view) => !isHeld(view))
    const by = (channel: InvitationContent['channel']) => toSend.filter(({ content }) => content.channel === channel)
    const distinct = (values: readonly (string | undefined)[]) => [
      ...new Set(values.filter((value) => value !== undefined))
    ]
    return succeed({
      total: toSend.length,
      bySms: by('sms').length,
      byEmail: by('email').length,
      linksOnly: by('none').length,
      doctors: distinct(toSend.map(({ content }) => content.doctorEmail)),
      queues: distinct(toSend.map(({ content }) => content.queue)),
      seconds: toSend.length / 8,
      held: ready.length - toSend.length,
      settled: planned.length - ready.length
    })
  })
  main.answer('sending.start', async () => {
    await new Promise((resolve) => setTimeout(resolve, 400))
    const ready = inState('ready', 'held')
    const held = ready.filter(isHeld)
    const toSend = ready.filter((view) => !isHeld(view))
    const earlier = { listId: listId(2), listName: 'Diabétologie', rowId: rowIdOf(1), at: Date.now() - 86_400_000 }
    publish([
      ...held.map((view) => ({ ...view, state: 'held' as const, earlier })),
      ...toSend.map((view) => ({ ...view, state: 'queued' as const }))
    ])
    if (toSend.length === 0) return fail('nothing-to-send')
    const startedAt = Date.now()
    const figures = { created: 0, recovered: 0, refused: 0, unknown: 0, inFlight: 0, finishedAt: null }
    tellBatch({
      ...figures,
      phase: 'running',
      total: toSend.length,
      queued: toSend.length,
      held: held.length,
      startedAt
    })
    timer = setInterval(tick, 125)
    return succeed(null)
  })
  main.answer('sending.pause', () => {
    tellBatch({ phase: 'paused', finishesAt: null })
    return succeed(null)
  })
  main.answer('sending.resume', () => {
    const { wait: _, ...rest } = batch ?? aBatch()
    batch = rest
    tellBatch({ phase: 'running' })
    return succeed(null)
  })
  main.answer('sending.stop', () => {
    clearInterval(timer)
    publish(inState('queued').map((view) => ({ ...view, state: 'ready' as const })))
    tellBatch({ phase: 'finished', queued: 0, finishedAt: Date.now() })
    return succeed(null)
  })
  main.answer('sending.lookUp', async () => {
    const asked = inState('unknown', 'undecided')
    publish(asked.map((view) => ({ ...view, state: 'checking' as const })))
    await new Promise((resolve) => setTimeout(resolve, 1500))
    publish(
      asked.map((view, index): InvitationView => {
        const { rowId, content } = view
        const number = numberOf(rowId)
        if (index % 3 === 0) return { ...view, state: 'undecided' }
        if (index % 3 === 1) return { rowId, content, state: 'ready', provenAbsent: true }
        const link = linkFor(number)
        const found = { rowId, content, state: 'created', recovered: true, inviteId: `i${number}`, link } as const
        return { ...found, duplicates: [`i${number}`, `j${number}`] }
      })
    )
    return succeed(null)
  })
  main.answer('sending.candidates', async ({ rowId }) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const content = laid.get(rowId)?.content
    if (content === undefined) return succeed([])
    return succeed([
      {
        inviteId: 'c1',
        firstName: content.firstName,
        lastName: content.lastName,
        contact: content.phoneNumber ?? content.emailAddress ?? '',
        scheduledFor: content.scheduledFor === undefined ? null : Date.parse(content.scheduledFor),
        createdAt: Date.now() - 120_000,
        link: linkFor(numberOf(rowId))
      }
    ])
  })
  main.answer('sending.decide', ({ rowId, decision }) => {
    const view = laid.get(rowId)
    if (view === undefined) return fail('no-such-row')
    const { content } = view
    if (decision.kind === 'let-through') let_.add(rowId)
    if (decision.kind === 'created')
      publish([{ rowId, content, state: 'created', link: decision.link, recovered: true }])
    else if (decision.kind === 'withdraw-duplicate') publish([{ ...view, duplicates: undefined }])
    else publish([{ rowId, content, state: 'ready' }])
    return succeed(null)
  })
  main.answer('links.copy', () => succeed(null))
  main.answer('links.open', () => fail('address-refused'))
  main.answer('files.save', ({ suggestedName, bytes }) => {
    Object.assign(window, { savedFile: { suggestedName, bytes } })
    return succeed({ fileName: suggestedName })
  })
  main.answer('files.showSaved', () => succeed(null))

  return {
    wait: (wait: BatchView['wait']) =>
      tellBatch({ phase: 'waiting', ...(wait !== undefined && { wait }), finishesAt: null })
  }
}

function linkFor(number: number): string {
  return `https://hcw.hospital.example/inv/?invite=${(number * 2_654_435_761).toString(36)}x9f2k4m8q1z7w3v5`
}
