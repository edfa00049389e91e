import { type Answer, forbidden, html, json, notFound, proxyPage, refusal, text, unauthorized } from './answer.ts'
import { serverError } from './create-invite.ts'
import type { Fault } from './faults.ts'
import type { Hospital } from './hospital.ts'

/** Faults that consist only of another answer. */
export type AnswerFault = Extract<
  Fault,
  {
    name:
      | 'html-200'
      | 'success-false-200'
      | 'messages-400'
      | 'error-400'
      | 'error-true-400'
      | 'unauthorized-401'
      | 'forbidden-403'
      | 'not-found-404'
      | 'too-large-413'
      | 'too-many-429'
      | 'too-many-429-seconds'
      | 'too-many-429-date'
      | 'bad-gateway-502'
      | 'unavailable-503'
      | 'storm-503'
      | 'gateway-timeout-504'
      | 'error-500'
      | 'redirect-302'
  }
>

const retryAfterSecondsDefault = 2
const unavailable = proxyPage(503, 'Service Temporarily Unavailable')

/** The proxy's answer to a request above its limit. */
export const overLimit: Answer = unavailable

export function faultAnswer(hospital: Hospital, fault: AnswerFault): Answer {
  switch (fault.name) {
    case 'html-200':
      return html(200, '<!doctype html><title>Welcome</title><h1>Please sign in to the network</h1>\n')
    case 'success-false-200':
      return refusal('The practice server refuses this request.', 200)
    case 'messages-400':
      return json(400, [{ message: 'firstName is required' }, { message: 'lastName is required' }])
    case 'error-400':
      return refusal('The practice server refuses this request.')
    case 'error-true-400':
      return json(400, { error: true, message: 'The practice server refuses this request.' })
    case 'unauthorized-401':
      return unauthorized
    case 'forbidden-403':
      return forbidden
    case 'not-found-404':
      return notFound
    case 'too-large-413':
      return proxyPage(413, 'Request Entity Too Large')
    case 'too-many-429':
      return proxyPage(429, 'Too Many Requests')
    case 'too-many-429-seconds':
      return proxyPage(429, 'Too Many Requests', {
        'Retry-After': String(fault.retryAfterSeconds ?? retryAfterSecondsDefault)
      })
    case 'too-many-429-date': {
      const at = hospital.now() + (fault.retryAfterSeconds ?? retryAfterSecondsDefault) * 1000
      return proxyPage(429, 'Too Many Requests', { 'Retry-After': new Date(at).toUTCString() })
    }
    case 'bad-gateway-502':
      return proxyPage(502, 'Bad Gateway')
    case 'unavailable-503':
    case 'storm-503':
      return unavailable
    case 'gateway-timeout-504':
      return proxyPage(504, 'Gateway Time-out')
    case 'error-500':
      return serverError(hospital, 'The practice server failed.', {})
    case 'redirect-302': {
      const location = 'https://elsewhere.invalid/sign-in'
      return text(302, `Found. Redirecting to ${location}`, { Location: location })
    }
  }
}

/** The same answer without the patient's link. */
export function withoutLink(answer: Answer): Answer {
  if (!answer.headers['Content-Type']?.startsWith('application/json')) return answer
  return {
    ...answer,
    body: JSON.stringify(JSON.parse(answer.body), (key, value) => (key === 'patientURL' ? undefined : value))
  }
}
