import { expect, test } from 'vitest'
import { doubledMeanings, missingEssentials } from '../../../src-renderer/screens/columns/column-facts.ts'

test('what inviting needs and no column gives is named', () => {
  expect([
    missingEssentials(['lastName', 'firstName', 'gender', 'phone', 'dateTime']),
    missingEssentials(['fullName', 'email', 'date', 'time']),
    missingEssentials(['lastName', 'title', 'ignore'])
  ]).toEqual([[], [], ['firstName', 'contact', 'appointment']])
})

test('a meaning that only one column can have is told when two have it; phones may be several', () => {
  expect(doubledMeanings(['lastName', 'phone', 'phone', 'lastName'])).toEqual([
    { meaning: 'lastName', columns: [0, 3] }
  ])
})
