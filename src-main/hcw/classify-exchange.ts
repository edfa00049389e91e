import { z } from 'zod'
import { detailLengthMax } from '#contract/call.ts'
import type { RefusalCode } from '#contract/invitation.ts'
import { boundsOfAnswer, isBoundedJson } from './bounded-json.ts'
import type { Outcome, Undelivered, UnknownOutcome } from './outcome.ts'
import { isRefusedBeforeDelivery } from './refused-before-delivery.ts'
import { parseRetryAfter } from './retry-after.ts'
import type { Answer, Exchange, NetworkFailure } from './transport.ts'

/** Reads the JSON of a 2xx; null: unexpected shape. */
export type ReadJson<Value> = (json: unknown, answer: Answer) => Outcome<Value> | null

/**
 * Maps what happened on the network to what is known. From top to bottom, the first line that matches:
 *
 * | what happened                                             | known                                  |
 * | --------------------------------------------------------- | -------------------------------------- |
 * | no connection: name look-up failed                        | undelivered `name-not-found`           |
 * | … certificate not accepted                                | undelivered `certificate-refused`, and why in `networkFailure` |
 * | … anything else (refused, no route, refused by a proxy)   | undelivered `unreachable`, `networkFailure` where known |
 * | no answer, body never handed over (connect time-out)      | undelivered `unreachable`              |
 * | no answer after hand-over: time-out                       | doubt `timed-out`                      |
 * | … not HTTP                                                | doubt `unreadable-answer`              |
 * | … reset, closed, anything else                            | doubt `connection-lost`                |
 * | 401                                                       | undelivered `not-signed-in`            |
 * | 429; 503 that is recognisably a refusal before delivery   | undelivered `slow-down`                |
 * | 403, 404, 413                                             | refused `not-allowed`, `not-found`, `too-large` |
 * | 408                                                       | doubt `timed-out`                      |
 * | other 4xx                                                 | refused, by the server's message       |
 * | 500 `SMS sending failed` (the server deletes the invite)  | refused `message-not-sent`             |
 * | 504                                                       | doubt `timed-out`                      |
 * | other 5xx                                                 | doubt `server-error`                   |
 * | 3xx                                                       | doubt `redirected`                     |
 * | 2xx, body broke off or took too long                      | doubt `connection-lost`, `timed-out`   |
 * | 2xx, not JSON or of another shape                         | doubt `unreadable-answer`              |
 * | 2xx as expected                                           | done                                   |
 */
export function classifyExchange<Value>(exchange: Exchange, read: ReadJson<Value>): Outcome<Value> {
  if (exchange.kind === 'no-answer') return classifyNoAnswer(exchange.failure)
  const { status } = exchange
  if (status >= 200 && status < 300) return classifySuccess(exchange, read)
  const text = serverMessage(exchange)
  const message = text === '' ? {} : { text }
  if (status === 401) return { kind: 'undelivered', code: 'not-signed-in', ...message }
  if (status === 429 || (status === 503 && isRefusedBeforeDelivery(exchange))) return slowDown(exchange, message)
  if (status === 408 || status === 504) return { kind: 'doubt', code: 'timed-out', ...message }
  if (status >= 400 && status < 500) return { kind: 'refused', code: refusalCode(status, text), ...message }
  if (status === 500 && text === 'SMS sending failed') return { kind: 'refused', code: 'message-not-sent', ...message }
  if (status >= 500 && status < 600) return { kind: 'doubt', code: 'server-error', ...message }
  if (status >= 300 && status < 400) return { kind: 'doubt', code: 'redirected' }
  return { kind: 'doubt', code: 'unreadable-answer' }
}

function classifyNoAnswer({
  connectFailure,
  handedOver,
  timedOut,
  codes
}: NetworkFailure): Undelivered | UnknownOutcome {
  if (connectFailure !== null) return { kind: 'undelivered', ...connectFailure }
  if (handedOver === false) return { kind: 'undelivered', code: 'unreachable' }
  if (timedOut || codes.some((code) => timeOutCodes.has(code))) return { kind: 'doubt', code: 'timed-out' }
  if (codes.some((code) => unreadableCodes.has(code))) return { kind: 'doubt', code: 'unreadable-answer' }
  return { kind: 'doubt', code: 'connection-lost' }
}

const timeOutCodes = new Set(['ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
const unreadableCodes = new Set(['HTTPParserError', 'UND_ERR_HEADERS_OVERFLOW', 'Z_DATA_ERROR', 'Z_BUF_ERROR'])

function classifySuccess<Value>(answer: Answer, read: ReadJson<Value>): Outcome<Value> {
  if (answer.text === null) {
    const { timedOut = false, codes = [] } = answer.bodyFailure ?? {}
    return classifyNoAnswer({ connectFailure: null, handedOver: true, timedOut, codes })
  }
  const json = parseJson(answer)
  return (json === undefined ? null : read(json, answer)) ?? { kind: 'doubt', code: 'unreadable-answer' }
}

/** The body as JSON, unless the server declares another type or it is beyond all bounds; undefined otherwise. */
export function parseJson({ contentType, text }: Answer): unknown {
  if (text === null || !(contentType === '' || contentType.includes('json'))) return undefined
  if (!isBoundedJson(text, boundsOfAnswer)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const messageArray = z.array(z.object({ message: z.string() })).min(1)
const errorText = z.object({ error: z.string() })
const errorDetails = z.object({ error: messageArray })
const messageText = z.object({ message: z.string() })

/**
 * The server's message in any of its error shapes: an array of `{message}`, `{success:false, error}` (text or such an
 * array), `{error:true, message?}`, `{message}`, plain text. Empty for HTML, which is a proxy's error page.
 */
export function serverMessage(answer: Answer): string {
  const json = parseJson(answer)
  const message = json === undefined ? plainTextOf(answer) : messageOf(json)
  return message.replace(/\s+/g, ' ').trim().slice(0, detailLengthMax)
}

function messageOf(json: unknown): string {
  if (typeof json === 'string') return json
  const list = messageArray.safeParse(json)
  if (list.success) return list.data.map(({ message }) => message).join('; ')
  const details = errorDetails.safeParse(json)
  if (details.success) return details.data.error.map(({ message }) => message).join('; ')
  const error = errorText.safeParse(json)
  if (error.success) return error.data.error
  const message = messageText.safeParse(json)
  return message.success ? message.data.message : ''
}

function plainTextOf({ contentType, text }: Answer): string {
  return contentType.startsWith('text/plain') && text !== null ? text : ''
}

/** The error messages of `POST /invite`, of all known versions, with `locale: en`. */
const refusalPatterns: readonly (readonly [Pick<RegExp, 'test'>, RefusalCode])[] = [
  [/emailAddress or phoneNumber (are|is) required/i, 'contact-required'],
  [inOneLine(/(?:gender|firstName|lastName)\W/i, /required|must be|empty|not allowed/i), 'name-or-gender-required'],
  [/ScheduledFor is not a valid date/i, 'moment-invalid'],
  [/cannot be in the past/i, 'moment-past'],
  [/doctorEmail or queue is required/i, 'destination-required'],
  [/queue is required/i, 'queue-required'],
  [inOneLine(/Queue /i, / doesn't exist/i), 'queue-not-found'],
  [inOneLine(/Doctor with email /i, / not found/i), 'doctor-not-found'],
  [/Unknown timezone/i, 'time-zone-unknown'],
  [/phone ?number/i, 'phone-rejected'],
  [/e-?mail/i, 'email-rejected']
]

/** Whether a line has the first and, behind it, the second: one expression would search again from each of the first. */
function inOneLine(first: RegExp, second: RegExp): Pick<RegExp, 'test'> {
  return {
    test: (text) =>
      text.split('\n').some((line) => {
        const found = first.exec(line)
        return found !== null && second.test(line.slice(found.index + found[0].length))
      })
  }
}

function refusalCode(status: number, text: string): RefusalCode {
  if (status === 403) return 'not-allowed'
  if (status === 404) return 'not-found'
  if (status === 413) return 'too-large'
  return refusalPatterns.find(([message]) => message.test(text))?.[1] ?? 'request-rejected'
}

function slowDown(answer: Answer, message: { text?: string }): Undelivered {
  const retryAfterMs = parseRetryAfter(answer)
  return { kind: 'undelivered', code: 'slow-down', ...message, ...(retryAfterMs === null ? {} : { retryAfterMs }) }
}
