import { expect, it } from 'vitest'
import { runFuzz } from './fuzz-runs.ts'

it('no damaged or made-up file crashes the engine, or loses a record or a letter of its text', async () => {
  const { failure, runs } = await runFuzz(400, 20261130)
  expect({ runs, failure }).toEqual({ runs: 400, failure: undefined })
})
