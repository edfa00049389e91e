import { z } from 'zod'
import { busyCodes } from './busy.ts'
import { bytes, call, done, nothing, packed, resultOf } from './call.ts'
import { listsPerPage, rowsPerCall, sourceBytesPerCall } from './limits.ts'
import {
  cellDraft,
  importTemplate,
  listDocument,
  listFigures,
  listId,
  listRevision,
  listRow,
  listSummary,
  rowId
} from './list.ts'
import { listChange } from './list-change.ts'

const noSuchList = ['no-such-list'] as const

export const listCalls = {
  /**
   * Lists that have rows, the latest created first. `erased`: those of which only name and figures are left; `kept`: all
   * others. `before`: the `next` of the page before; null: the first page. `total`: how many there are of that kind.
   */
  'lists.page': call(
    z.object({
      of: z.enum(['kept', 'erased']),
      before: z.int().nullable(),
      limit: z.int().min(1).max(listsPerPage)
    }),
    resultOf(z.object({ lists: z.array(listSummary), next: z.int().nullable(), total: z.int().min(0) }), [])
  ),
  /** Those of these lists that are there and have rows. */
  'lists.some': call(z.object({ listIds: z.array(listId).max(listsPerPage) }), resultOf(z.array(listSummary), [])),
  /** Creates an empty list, which is hidden until it has rows. */
  'lists.create': call(
    z.object({ document: listDocument, figures: listFigures }),
    resultOf(z.object({ listId }), ['no-connection'])
  ),
  /** Starts replacing the rows; readers see the old ones until `lists.endRows`. Answers with the list's revision. */
  'lists.beginRows': call(
    z.object({ listId }),
    resultOf(z.object({ generation: z.int(), revision: listRevision }), [...noSuchList, 'already-sent'])
  ),
  /** Adds the next part of the source file, kept for parsing it again. Without any, the stored file stays. */
  'lists.addSource': call(
    z.object({
      listId,
      generation: z.int(),
      bytes: bytes.refine(({ length }) => length <= sourceBytesPerCall)
    }),
    resultOf(done, [...noSuchList, 'generation-gone'])
  ),
  'lists.addRows': call(
    z.object({ listId, generation: z.int(), rows: packed(z.array(listRow).max(rowsPerCall)) }),
    resultOf(done, [...noSuchList, 'generation-gone'])
  ),
  /**
   * Replaces the list's rows with those added since `lists.beginRows`, and the document, atomically. Invitations stay
   * with rows of the same id and cells. `already-sent`: a sent row is not among them as it was. `stale`: the list was
   * changed since then.
   */
  'lists.endRows': call(
    z.object({ listId, generation: z.int(), document: listDocument, figures: listFigures }),
    resultOf(z.object({ revision: listRevision }), [...noSuchList, 'generation-gone', 'already-sent', 'stale'])
  ),
  'lists.open': call(
    z.object({ listId }),
    resultOf(
      z.object({
        connectionId: z.string(),
        revision: listRevision,
        document: listDocument,
        rows: z.int().min(0),
        hasSource: z.boolean(),
        /** What was being typed into a cell when the window or the app ended; null: nothing. */
        draft: cellDraft.nullable()
      }),
      noSuchList
    )
  ),
  /** In the order of the file. */
  'lists.rows': call(
    z.object({ listId, offset: z.int().min(0), limit: z.int().min(1).max(rowsPerCall) }),
    resultOf(z.array(listRow), noSuchList)
  ),
  /** Ids of rows whose invitation was sent or may have been: another reading of the file must have them. */
  'lists.sentRows': call(z.object({ listId }), resultOf(z.array(rowId), noSuchList)),
  'lists.source': call(z.object({ listId }), resultOf(bytes, [...noSuchList, 'no-source'])),
  /**
   * Applies a change as a whole, or nothing of it. `revision`: of the list as it was seen. `row-was-sent`: one of the
   * rows was sent, or may have been. `takenOut`: rows that were prepared for sending, and no longer are.
   */
  'lists.change': call(
    z.object({ listId, revision: listRevision, change: listChange, figures: listFigures }),
    resultOf(z.object({ revision: listRevision, takenOut: z.int().min(0) }), [
      ...noSuchList,
      'no-such-row',
      'stale',
      'row-was-sent'
    ])
  ),
  /**
   * Keeps the text of the open cell; null: it is not wanted any more. A change of its field in its row takes it away in
   * the same step.
   */
  'lists.keepDraft': call(z.object({ listId, draft: cellDraft.nullable() }), resultOf(done, noSuchList)),
  /** Which of these rows were sent, or may have been: what was said about them stays. null: of all rows. */
  'lists.invitedRows': call(
    z.object({ listId, rowIds: z.array(rowId).max(rowsPerCall).nullable() }),
    resultOf(z.array(rowId), noSuchList)
  ),
  /** Rows that were refused by the server or held back: nothing of them was created. */
  'lists.refusedRows': call(z.object({ listId }), resultOf(z.array(rowId), noSuchList)),
  /** Also a list of which only the name is left. */
  'lists.rename': call(
    z.object({ listId, revision: listRevision, name: z.string().min(1).max(200) }),
    resultOf(done, [...noSuchList, 'stale'])
  ),
  /**
   * Gives the list to the chosen connection, with all edits; its doctors and queues are asked again. `connectionId`: the
   * chosen connection as it was seen, else `stale`. `already-sent`: something of the list was sent, or may have been.
   */
  'lists.takeOver': call(
    z.object({ listId, revision: listRevision, connectionId: z.string() }),
    resultOf(z.object({ revision: listRevision }), [...noSuchList, ...busyCodes, 'stale', 'already-sent'])
  ),
  /**
   * Makes a new list of the chosen connection from a practice list, with its file and all edits; nothing of it counts as
   * sent. Otherwise as `lists.takeOver`. `already-sent`: the list is not of practice.
   */
  'lists.copyPractice': call(
    z.object({ listId, connectionId: z.string() }),
    resultOf(z.object({ listId }), [...noSuchList, 'stale', 'already-sent'])
  ),
  /** Refused while invitations of the list are being sent or have an unknown outcome. */
  'lists.remove': call(z.object({ listId }), resultOf(done, [...noSuchList, ...busyCodes, 'still-sending'])),

  /** The list that contains most of these rows; null: none contains any. */
  'lists.locateRows': call(z.object({ rowIds: z.array(rowId).max(50) }), resultOf(listId.nullable(), [])),

  'templates.list': call(nothing, resultOf(z.array(importTemplate), [])),
  'templates.save': call(importTemplate, resultOf(done, [])),
  'templates.delete': call(z.object({ signature: z.string() }), resultOf(done, []))
} as const
