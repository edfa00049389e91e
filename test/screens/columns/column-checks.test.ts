import { expect, test } from 'vitest'
import { doubledMeanings, missingEssentials } from '../../../src-renderer/screens/columns/column-checks.ts'

test('fields that an invitation needs and no column provides are listed', () => {
  expect([
    missingEssentials(['lastName', 'firstName', 'gender', 'phone', 'dateTime']),
    missingEssentials(['fullName', 'email', 'date', 'time']),
    missingEssentials(['lastName', 'title', 'ignore'])
  ]).toEqual([[], [], ['firstName', 'contact', 'appointment']])
})

test('a meaning for one column is reported when two have it; several phone columns are fine', () => {
  expect(doubledMeanings(['lastName', 'phone', 'phone', 'lastName'])).toEqual([
    { meaning: 'lastName', columns: [0, 3] }
  ])
})
