import { consultationAnswer } from './answer-schemas.ts'
import { done, type Outcome } from './outcome.ts'
import type { Consultation } from './server.ts'
import type { Answer } from './transport.ts'

/**
 * While a consultation is open, its `closedAt` is the time of the answer (seen on 0.5.94). The `Date` header has full
 * seconds and may come from a proxy, so only what is further back than this was really closed, in ms.
 */
const closedBeforeAnswerMs = 10_000

/** `GET …/consultation`. */
export function readConsultationAnswer(json: unknown, answer: Answer): Outcome<Consultation> | null {
  const answeredAt = answer.serverTime ?? answer.receivedAt
  return read(json, (closedAt) => closedAt > 0 && closedAt < answeredAt - closedBeforeAnswerMs)
}

/** `POST …/consultation/close`: a success means that it is closed. */
export function readClosedAnswer(json: unknown): Outcome<Consultation> | null {
  return read(json, () => true)
}

function read(json: unknown, isClosedAt: (closedAt: number) => boolean): Outcome<Consultation> | null {
  const parsed = consultationAnswer.safeParse(json)
  if (!parsed.success) return null
  const { id, _id, consultationId, status, acceptedAt, closedAt, ...texts } = parsed.data
  const isClosed = status === 'closed' || isClosedAt(closedAt)
  return done({
    consultationId: consultationId ?? id ?? _id ?? '',
    status: isClosed ? 'closed' : acceptedAt > 0 ? 'active' : 'waiting',
    acceptedAt: acceptedAt === 0 ? null : acceptedAt,
    closedAt: isClosed && closedAt > 0 ? closedAt : null,
    ...texts
  })
}
