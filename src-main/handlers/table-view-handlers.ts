import type { Handlers } from '#contract/channels.ts'
import type { tableViewCalls } from '#contract/table-view.ts'
import type { TableViewStore } from '../vault/index.ts'

/** Calls for the set-up of the check screen's table. */
export function createTableViewHandlers(store: TableViewStore): Pick<Handlers, keyof typeof tableViewCalls> {
  return {
    'tableView.read': ({ signature }) => store.read(signature),
    'tableView.keep': ({ signature, view }) => store.keep(signature, view)
  }
}
