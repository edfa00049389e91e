import { beforeAll, expect, test } from 'vitest'
import { refusalCodes, unknownReasons } from '#contract/invitation.ts'
import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import { type BatchPlan, waitReasons } from '#contract/sending.ts'
import { explainWait } from '../../../src-renderer/i18n/failures.ts'
import { type Explanation, explain, textsIn } from '../../../src-renderer/i18n/messages.ts'
import { type AssumedLanguage, planSentence } from '../../../src-renderer/i18n/sentences.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'
import { aContent, aPlan } from './builders.ts'

beforeAll(loadAllTexts)

/** French puts a no-break space before a unit. */
function inAll(plan: BatchPlan, assumed: AssumedLanguage | null = null): Record<string, string> {
  return Object.fromEntries(
    interfaceLanguages.map((language) => [
      language,
      planSentence(language, plan, assumed).replaceAll(/[\u00a0\u202f]/g, ' ')
    ])
  )
}

test('what would be sent is one sentence in every language', () => {
  expect(inAll(aPlan())).toEqual({
    fr: '47 patients, 45 par SMS et 2 par e-mail, pour un médecin et la file Cardiologie, environ 6 secondes.',
    de: '47 Patienten, 45 per SMS und 2 per E-Mail, für einen Arzt und die Warteschlange Cardiologie, etwa 6 Sekunden.',
    it: '47 pazienti, 45 per SMS e 2 per e-mail, per un medico e la coda Cardiologie, circa 6 secondi.',
    en: '47 patients, 45 by SMS and 2 by e-mail, for one doctor and the queue Cardiologie, about 6 seconds.'
  })
})

test('the sentence before sending names the day and its hours, or the days', () => {
  const first = Date.parse('2026-12-01T07:00:00Z')
  const plan = (last: string) =>
    aPlan({ queues: [], appointments: { first, last: Date.parse(last), timeZone: 'Europe/Zurich', days: 3 } })
  expect(inAll(plan('2026-12-01T15:50:00Z'))).toEqual({
    fr: '47 patients, le mardi 1 décembre de 08:00 à 16:50, 45 par SMS et 2 par e-mail, pour un médecin, environ 6 secondes.',
    de: '47 Patienten, am Dienstag, 1. Dezember von 08:00 bis 16:50, 45 per SMS und 2 per E-Mail, für einen Arzt, etwa 6 Sekunden.',
    it: '47 pazienti, martedì 1 dicembre dalle 08:00 alle 16:50, 45 per SMS e 2 per e-mail, per un medico, circa 6 secondi.',
    en: '47 patients, on Tuesday 1 December from 08:00 to 16:50, 45 by SMS and 2 by e-mail, for one doctor, about 6 seconds.'
  })
  expect(inAll(plan('2026-12-03T15:50:00Z'))['de']).toContain(
    'an 3 Tagen von Dienstag, 1. Dezember bis Donnerstag, 3. Dezember'
  )
  expect(inAll(plan('2026-12-01T07:00:00Z'))['en']).toContain('on Tuesday 1 December at 08:00')
})

test('the sentence names the languages, and which of them nobody has said', () => {
  const of = (channel: 'sms' | 'email', language: string, count: number) =>
    ({ channel, language, count, example: { ...aContent(), language } }) as const
  const plan = aPlan({ queues: [], groups: [of('sms', 'de', 41), of('sms', 'fr', 4), of('email', 'de', 2)] })
  expect(inAll(plan, { language: 'de', count: 43 })).toEqual({
    fr: '47 patients, 45 par SMS et 2 par e-mail, 43 en allemand (supposé) et 4 en français, pour un médecin, environ 6 secondes.',
    de: '47 Patienten, 45 per SMS und 2 per E-Mail, 43 auf Deutsch (angenommen) und 4 auf Französisch, für einen Arzt, etwa 6 Sekunden.',
    it: '47 pazienti, 45 per SMS e 2 per e-mail, 43 in tedesco (presunto) e 4 in francese, per un medico, circa 6 secondi.',
    en: '47 patients, 45 by SMS and 2 by e-mail, 43 in German (assumed) and 4 in French, for one doctor, about 6 seconds.'
  })
  expect(inAll(plan, { language: 'de', count: 40 })['en']).toContain('43 in German (partly assumed)')
  expect(inAll(plan, { language: 'de', count: 0 })['en']).toContain('43 in German and')
  const one = aPlan({ total: 1, bySms: 1, byEmail: 0, queues: [], groups: [of('sms', 'de', 1)] })
  expect(inAll(one)['en']).toBe('1 patient, by SMS, in German, for one doctor, about 6 seconds.')
})

test('one patient and one channel are shown without needless numbers', () => {
  expect(inAll(aPlan({ total: 1, bySms: 0, byEmail: 1, queues: [], seconds: 0.1 }))).toEqual({
    fr: '1 patient, par e-mail, pour un médecin, environ 1 seconde.',
    de: '1 Patient, per E-Mail, für einen Arzt, etwa 1 Sekunde.',
    it: '1 paziente, per e-mail, per un medico, circa 1 secondo.',
    en: '1 patient, by e-mail, for one doctor, about 1 second.'
  })
})

test('many doctors and queues are counted, few queues are named', () => {
  const few = aPlan({ doctors: [], queues: ['A', 'B'] })
  const many = aPlan({ doctors: ['a', 'b', 'c'], queues: ['A', 'B', 'C', 'D'] })
  expect([inAll(few)['en'], inAll(many)['en'], inAll(many)['de']]).toEqual([
    '47 patients, 45 by SMS and 2 by e-mail, for the queues A and B, about 6 seconds.',
    '47 patients, 45 by SMS and 2 by e-mail, for 3 doctors and 4 queues, about 6 seconds.',
    '47 Patienten, 45 per SMS und 2 per E-Mail, für 3 Ärzte und 4 Warteschlangen, etwa 6 Sekunden.'
  ])
})

test('“links only” says who delivers the links', () => {
  expect(inAll(aPlan({ total: 2, bySms: 0, byEmail: 0, linksOnly: 2, queues: [] }))['fr']).toBe(
    '2 patients, avec un lien à remettre vous-même, pour un médecin, environ 6 secondes.'
  )
})

test('every reason is a sentence with a next step in four languages, different ones, without its code', () => {
  const explained = [
    ...refusalCodes.map((code) => ({ code, of: explainedIn((language) => explain(language, `refusal.${code}`)) })),
    ...unknownReasons.map((code) => ({
      code,
      of: explainedIn((language) => explain(language, `unknownOutcome.${code}`))
    })),
    ...waitReasons.map((code) => ({ code, of: explainedIn((language) => explainWait(language, code)) }))
  ]
  const all = explained.flatMap(({ code, of }) =>
    of.flatMap(({ what, next }) => [what, next].map((words) => ({ code, words })))
  )
  expect(all.filter(({ words }) => !/[.!?]$/.test(words))).toEqual([])
  expect(all.filter(({ code, words }) => code.includes('-') && words.includes(code))).toEqual([])
  expect(explained.filter(({ of }) => new Set(of.map(({ what }) => what)).size < 4).map(({ code }) => code)).toEqual([])
})

function explainedIn(one: (language: InterfaceLanguage) => Explanation): readonly Explanation[] {
  return interfaceLanguages.map(one)
}

test('states that need different actions of the user have different words', () => {
  for (const language of interfaceLanguages) {
    const words = Object.values(textsIn('invitation.state', language))
    expect(new Set(words).size).toBe(words.length)
  }
})
