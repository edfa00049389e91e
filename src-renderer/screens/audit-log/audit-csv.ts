import type { AuditEntry } from '#contract/audit.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { type CsvSeparator, toCsv } from '../../export/csv.ts'
import { textsIn, translate } from '../../i18n/messages.ts'

/** The entries as CSV, the oldest first. Times are in UTC, so that sheets from different zones agree. */
export function auditLogCsv(
  entries: readonly AuditEntry[],
  language: InterfaceLanguage,
  separator: CsvSeparator
): Uint8Array {
  const t = textsIn('audit', language)
  const headers = [t.number, `${t.when} (UTC)`, t.who, t.what, t.count, t.list, t.listId, t.rowId]
  const rows = entries
    .toSorted((one, other) => one.number - other.number)
    .map((entry) => [
      String(entry.number),
      new Date(entry.at).toISOString(),
      entry.account,
      actionText(entry, language),
      String(entry.count),
      listText(entry, language),
      entry.listId ?? '',
      entry.rowId ?? ''
    ])
  return toCsv({ headers, rows }, separator)
}

export function actionText({ action }: AuditEntry, language: InterfaceLanguage): string {
  return action === null ? textsIn('audit', language).unknownAction : translate(language, `audit.action.${action}`)
}

/** The list's name, or a text when the list was removed; empty when the entry concerns no list. */
export function listText({ listId, listName }: AuditEntry, language: InterfaceLanguage): string {
  if (listId === null) return ''
  return listName ?? textsIn('audit', language).removedList
}
