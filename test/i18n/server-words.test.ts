import { expect, test } from 'vitest'
import { serverWords } from '../../src-renderer/i18n/server-words.ts'

test('what a server wrote is shown, the bare name of its status is not', () => {
  const texts = ['Doctor with email x@y.example not found', 'Internal Server Error', 'bad gateway.', ' ', undefined]
  expect(texts.map(serverWords)).toEqual(['Doctor with email x@y.example not found', null, null, null, null])
})
