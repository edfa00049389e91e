import { limits, withinLimits } from './limits.ts'
import { scoreListLikeness } from './list-likeness.ts'
import { type DateSystem, type Reading, type SheetSummary, unreadable } from './reading.ts'
import type { SheetContent } from './table-draft.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** A sheet as proposed or chosen, with what its content says. */
export interface ReadSheet {
  readonly summary: SheetSummary
  readonly content: SheetContent | undefined
}

export function summarize(name: string, visible: boolean, content: SheetContent | undefined): ReadSheet {
  return {
    content,
    summary: {
      name,
      visible,
      rows: content?.records.length ?? 0,
      looksLikeAList: content ? scoreListLikeness(content.records) : 0,
      hiddenRows: content?.hiddenRows ?? 0,
      hiddenColumns: content?.hiddenColumns ?? []
    }
  }
}

/** Throws UnreadableFile where there are too many. */
export function addSheet<Sheet>(sheets: Sheet[], sheet: Sheet): void {
  if (sheets.length >= limits.sheets) throw new UnreadableFile('damaged')
  sheets.push(sheet)
}

/** The chosen sheet, else the visible one that most resembles a list; on a tie the active one, then the first. */
export function pickSheet(
  sheets: readonly ReadSheet[],
  chosen: string | undefined,
  active: ReadSheet | undefined
): ReadSheet | undefined {
  const wanted = sheets.find(({ summary, content }) => content !== undefined && summary.name === chosen)
  if (wanted) return wanted
  let best: ReadSheet | undefined
  for (const sheet of sheets) {
    if (!sheet.summary.visible || !sheet.content) continue
    const lead = sheet.summary.looksLikeAList - (best?.summary.looksLikeAList ?? -1)
    if (lead > 0 || (lead === 0 && sheet === active)) best = sheet
  }
  return best
}

export function readingOfSheets(
  container: 'xlsx' | 'xls' | 'ods' | 'spreadsheetml',
  dateSystem: DateSystem,
  sheets: readonly ReadSheet[],
  picked: ReadSheet | undefined
): Reading {
  if (!picked?.content) return unreadable('empty-file')
  if (picked.content.overflow) return unreadable(picked.content.overflow)
  const limited = withinLimits(picked.content.records)
  if ('reason' in limited) return unreadable(limited.reason)
  return {
    kind: 'table',
    format: { container, sheet: picked.summary.name, dateSystem },
    records: limited.records,
    sheets: sheets.map(({ summary }) => summary),
    notes: limited.notes
  }
}
