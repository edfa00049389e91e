import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createAnswer } from '../../src-main/hcw/answer-schemas.ts'
import { classifyExchange } from '../../src-main/hcw/classify-exchange.ts'
import { done, type Outcome } from '../../src-main/hcw/outcome.ts'
import { type Exchange, readTranscript } from '../practice/transcript.ts'

function outcomeOf({ status, answerHeaders, answerBody }: Exchange): Outcome<null> {
  const contentType = answerHeaders['content-type'] ?? ''
  const answer = { kind: 'answer', status, contentType, text: answerBody, bodyFailure: null } as const
  return classifyExchange({ ...answer, retryAfter: null, serverTime: null, receivedAt: 0 }, (json) =>
    createAnswer.safeParse(json).success ? done(null) : null
  )
}

function wordsOf(outcome: Outcome<null>): string {
  if (outcome.kind === 'done') return 'done'
  return [outcome.kind, outcome.code, outcome.text?.slice(0, 80)].filter((word) => word !== undefined).join(' | ')
}

test('every recorded answer of real servers to POST /invite is understood', () => {
  const files = readdirSync(new URL('transcripts', import.meta.url)).map((file) => file.replace('.txt', ''))
  const creations = files
    .flatMap(readTranscript)
    // With another `locale` the words are translated; the client always asks for English.
    .filter(
      ({ method, path, headers }) => method === 'POST' && path === '/api/v1/invite' && headers['locale'] === undefined
    )
  expect([...new Set(creations.map((exchange) => wordsOf(outcomeOf(exchange))))].sort()).toMatchInlineSnapshot(`
    [
      "done",
      "doubt | server-error",
      "doubt | server-error | Invalid criteria. Details: Could not use the provided \`where\` clause. Could not ",
      "doubt | server-error | connect ECONNREFUSED 127.0.0.1:2526",
      "refused | contact-required | emailAddress or phoneNumber are required",
      "refused | contact-required | emailAddress or phoneNumber are required; gender must be either male or female; ",
      "refused | destination-required | doctorEmail or queue is required.",
      "refused | doctor-not-found | Doctor with email Doctor@Example.test not found",
      "refused | doctor-not-found | Doctor with email nobody@example.test not found",
      "refused | doctor-not-found | Doctor with email nurse@example.test not found",
      "refused | email-rejected | "emailAddress" must be a string",
      "refused | email-rejected | Email address must be a valid email",
      "refused | message-not-sent | SMS sending failed",
      "refused | moment-invalid | ScheduledFor is not a valid date",
      "refused | moment-past | Consultation Time cannot be in the past",
      "refused | name-or-gender-required | firstName is required",
      "refused | name-or-gender-required | gender is required",
      "refused | name-or-gender-required | gender must be either male or female",
      "refused | phone-rejected | Phone number should not exceed 15 digits",
      "refused | queue-not-found | Queue 6b03eb7ee0d3a4309511ffff doesn't exist",
      "refused | queue-not-found | Queue NoSuchQueue doesn't exist",
      "refused | queue-not-found | Queue oncologie doesn't exist",
      "refused | request-rejected | You must invite at least a patient translator or a guest!",
      "refused | request-rejected | birthDate is not a valid date",
      "refused | time-zone-unknown | Unknown timezone identifier Europe/Geneva",
      "undelivered | not-signed-in | Unauthorized",
    ]
  `)
})
