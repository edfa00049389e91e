import { fail } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { listCalls } from '#contract/list-calls.ts'
import type { Records } from '../records/index.ts'
import type { Vault } from '../vault/index.ts'
import type { AppendAudit } from './audit-writer.ts'
import type { ChangePublisher } from './change-publisher.ts'
import { copyPracticeList } from './copy-practice-list.ts'
import { readListPage, readSomeLists } from './lists-in-parts.ts'

type ListHandlers = Pick<Handlers, keyof typeof listCalls>

/** Calls for lists and import templates. */
export function createListHandlers({
  records,
  vault,
  publisher,
  account,
  appendAudit
}: {
  readonly records: Records
  readonly vault: Vault
  readonly publisher: ChangePublisher
  /** The account of the chosen connection, for the audit log. */
  readonly account: () => Promise<string>
  readonly appendAudit: AppendAudit
}): ListHandlers {
  const { lists, templates } = records

  /** Publishes that a list has changed if the call succeeded, and passes its answer on. */
  function published<Answer extends { readonly ok: boolean }>(listId: string, answer: Answer): Answer {
    if (answer.ok) publisher.publish({ kind: 'lists', listIds: [listId] })
    return answer
  }

  function publishedTemplates<Answer extends { readonly ok: boolean }>(answer: Answer): Answer {
    if (answer.ok) publisher.publish({ kind: 'templates' })
    return answer
  }

  /** Whether the connection is there and still the one that the user sees as chosen. */
  async function isChosen(connectionId: string): Promise<boolean> {
    const { chosen, connections } = await vault.connections()
    return chosen === connectionId && connections.some((known) => known.connectionId === chosen)
  }

  return {
    'lists.page': (page) => readListPage(lists, page),
    'lists.some': (some) => readSomeLists(lists, some),
    'lists.create': async ({ document, figures }) => {
      const { chosen, connections } = await vault.connections()
      if (!connections.some(({ connectionId }) => connectionId === chosen)) return fail('no-connection')
      return lists.create({ connectionId: chosen, document, figures })
    },
    'lists.beginRows': (list) => lists.beginRows(list),
    'lists.addSource': (piece) => lists.addSource(piece),
    'lists.addRows': (rows) => lists.addRows(rows),
    'lists.endRows': async (end) => {
      const ended = published(end.listId, lists.endRows(end))
      if (ended.ok) await appendAudit({ action: 'list-imported', listId: end.listId, count: end.figures.patients })
      return ended
    },
    'lists.open': ({ listId }) => {
      const opened = lists.open({ listId })
      if (!opened.ok) return opened
      const { connectionId, revision, document, rows, hasSource, draft } = opened.value
      return { ok: true, value: { connectionId, revision, document, rows, hasSource, draft } }
    },
    'lists.rows': (range) => lists.rows(range),
    'lists.sentRows': (list) => lists.sentRows(list),
    'lists.source': (list) => lists.source(list),
    'lists.change': (command) => published(command.listId, lists.change(command)),
    'lists.keepDraft': (typed) => lists.keepDraft(typed),
    'lists.invitedRows': (rows) => lists.invitedRows(rows),
    'lists.refusedRows': (list) => lists.refusedRows(list),
    'lists.rename': (change) => published(change.listId, lists.rename(change)),
    'lists.takeOver': async ({ listId, revision, connectionId }) => {
      if (!(await isChosen(connectionId))) return fail('stale')
      const taken = published(listId, lists.takeOver({ listId, revision, connectionId }))
      if (taken.ok) await appendAudit({ action: 'list-taken-over', listId, count: 1 })
      return taken
    },
    'lists.copyPractice': async ({ listId, connectionId }) => {
      if (!(await isChosen(connectionId))) return fail('stale')
      const copied = await copyPracticeList(lists, listId, connectionId)
      if (copied.ok) {
        publisher.publish({ kind: 'lists', listIds: [copied.value.listId] })
        await appendAudit({ action: 'list-imported', listId: copied.value.listId, count: copied.value.patients })
      }
      return copied.ok ? { ok: true, value: { listId: copied.value.listId } } : copied
    },
    'lists.remove': async ({ listId }) => published(listId, lists.remove({ listId, account: await account() })),
    'lists.locateRows': ({ rowIds }) => lists.locateRows(rowIds),

    'templates.list': () => templates.list(),
    'templates.save': (kind) => publishedTemplates(templates.save(kind)),
    'templates.delete': ({ signature }) => publishedTemplates(templates.delete(signature))
  }
}
