import { expect, test } from 'vitest'
import { type RestoredTitles, restoredColumns } from '#contract/restore.ts'
import { restoredDocument } from '../../src-main/restore/restored-content.ts'
import { listDocument } from '../support/list-data.ts'

const titles = Object.fromEntries(restoredColumns.map((column) => [column, column])) as RestoredTitles

test('the language of a fetched list is assumed where that of a new list would be', () => {
  const { settings } = listDocument
  const assumed = restoredDocument('Recovered', titles, { ...settings, isLanguageAssumed: true })
  const said = restoredDocument('Recovered', titles, settings)
  expect([assumed.settings.isLanguageAssumed, 'isLanguageAssumed' in said.settings]).toEqual([true, false])
})
