import type { CallInput, CallName } from '#contract/channels.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { ListRow } from '#contract/list.ts'
import type { Answer } from '../model/driven-app.ts'
import { figures, listDocument } from './list-data.ts'

type Call = <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<Answer<Name>>

/** Stores a list through the chosen connection as the window does; its id, or null: the app did not take it. */
export async function storeList(
  call: Call,
  rows: readonly { readonly rowId: string; readonly content: InvitationContent }[]
): Promise<string | null> {
  const made = await call('lists.create', { document: listDocument, figures })
  if (!made.ok) return null
  const { listId } = made.value
  const stored: readonly ListRow[] = rows.map(({ rowId, content }, index) => ({
    rowId,
    row: index + 1,
    cells: [content.lastName, content.phoneNumber ?? content.emailAddress ?? ''],
    edits: {},
    excluded: false
  }))
  const begun = await call('lists.beginRows', { listId })
  if (!begun.ok) return null
  const { generation } = begun.value
  const added = await call('lists.addRows', { listId, generation, rows: JSON.stringify(stored) })
  if (!added.ok) return null
  return (await call('lists.endRows', { listId, generation, document: listDocument, figures })).ok ? listId : null
}
