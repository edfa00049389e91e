import { expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import type { BatchPlan } from '#contract/sending.ts'
import type { Words } from '../../../src-renderer/language/messages.ts'
import { speak } from '../../../src-renderer/language/messages.ts'
import { doubtWords, refusalWords, stateWords, waitWords } from '../../../src-renderer/language/outcomes.ts'
import { sendTexts } from '../../../src-renderer/language/send.ts'
import { aPlan } from './builders.ts'

/** French puts a no-break space before a unit. */
function inAll(plan: BatchPlan): Record<string, string> {
  return Object.fromEntries(
    interfaceLanguages.map((language) => [
      language,
      speak(sendTexts, language)
        .plan({ plan })
        .replaceAll(/[\u00a0\u202f]/g, ' ')
    ])
  )
}

test('the plan is one sentence in every language', () => {
  expect(inAll(aPlan())).toEqual({
    fr: '47 patients, 45 par SMS et 2 par e-mail, pour un médecin et la file Cardiologie, environ 6 secondes.',
    de: '47 Patienten, 45 per SMS und 2 per E-Mail, für einen Arzt und die Warteschlange Cardiologie, etwa 6 Sekunden.',
    it: '47 pazienti, 45 per SMS e 2 per e-mail, per un medico e la coda Cardiologie, circa 6 secondi.',
    en: '47 patients, 45 by SMS and 2 by e-mail, for one doctor and the queue Cardiologie, about 6 seconds.'
  })
})

test('one patient and one channel are described without redundant numbers', () => {
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

test('a plan with links only says who hands them over', () => {
  expect(inAll(aPlan({ total: 2, bySms: 0, byEmail: 0, linksOnly: 2, queues: [] }))['fr']).toBe(
    '2 patients, avec un lien à remettre vous-même, pour un médecin, environ 6 secondes.'
  )
})

test('every reason is a sentence with a next step in four languages, different ones, without its code or a German ß', () => {
  const explained = Object.entries({ ...refusalWords, ...doubtWords, ...waitWords })
  const all = explained.flatMap(([code, { what, next }]) =>
    [what, next].flatMap((words: Words) => interfaceLanguages.map((language) => ({ code, words: words[language] })))
  )
  expect(all.filter(({ words }) => !/[.!?]$/.test(words) || /ß/.test(words))).toEqual([])
  expect(all.filter(({ code, words }) => code.includes('-') && words.includes(code))).toEqual([])
  expect(explained.filter(([, { what }]) => new Set(Object.values(what)).size < 4).map(([code]) => code)).toEqual([])
})

test('states that ask the user for different things have different texts', () => {
  for (const language of interfaceLanguages) {
    const words = Object.values(stateWords).map((state) => state[language])
    expect(new Set(words).size).toBe(words.length)
  }
})
