import { beforeAll, expect, test } from 'vitest'
import type { AuditEntry } from '#contract/audit.ts'
import { auditLogCsv } from '../../../src-renderer/screens/audit-log/audit-csv.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'

beforeAll(loadAllTexts)

const entry: AuditEntry = {
  number: 7,
  at: Date.UTC(2026, 10, 30, 9),
  account: 'anna@hospital.example',
  action: 'batch-finished',
  listId: null,
  listName: null,
  rowId: null,
  count: 40
}

test.each([';', ','] as const)('the journal is separated by %s where spreadsheets expect it', (separator) => {
  const text = new TextDecoder().decode(auditLogCsv([entry], 'en', separator))
  const lines = text.trim().split('\r\n')
  expect(lines[1]?.split(separator).slice(0, 3)).toEqual(['7', '2026-11-30T09:00:00.000Z', 'anna@hospital.example'])
  expect(new Set(lines.map((line) => line.split(separator).length))).toEqual(new Set([8]))
})
