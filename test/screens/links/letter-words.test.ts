import { beforeAll, expect, test } from 'vitest'
import { letterLayout, letterWordNames } from '#contract/letters.ts'
import { settings, usualLetters } from '#contract/settings.ts'
import { letterLanguage, letterMoment, letterWords, missingWords } from '../../../src-renderer/export/letter-words.ts'
import { fileFacts } from '../../../src-renderer/screens/links/letter-rows.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'
import { listDocument } from '../../support/list-data.ts'
import { aContent, anInvitation } from '../send/builders.ts'

beforeAll(loadAllTexts)

const whole = Object.fromEntries(letterWordNames.map((name) => [name, `${name} (uk)`]))

test('a language of the hospital’s own counts once it has all words; until then the letter is in the list’s, never in English', () => {
  const { title: _title, ...partly } = whole
  const of = (code: string, listLanguage: string, words: Record<string, typeof whole>) =>
    letterLanguage(code, { listLanguage, language: 'fr', words })
  expect([
    of('uk', 'de', { uk: whole }),
    of('uk', 'de', { uk: partly }),
    of('ti', 'uk', { uk: whole }),
    of('ti', 'ti', {}),
    missingWords('uk', partly),
    missingWords('de', {})
  ]).toEqual(['uk', 'de', 'uk', 'fr', ['title'], []])
})

test('the hospital’s words stand before ours, which stay where it has none', () => {
  const words = letterWords('de', { de: { invited: 'Bitte bringen Sie Ihre Medikamente mit.', title: ' ' } })
  expect([words.invited, words.title]).toEqual(['Bitte bringen Sie Ihre Medikamente mit.', letterWords('de', {}).title])
})

test('a date is in the words of the patient’s language, in the calendar and the time of the hospital', () => {
  const at = Date.parse('2026-11-24T08:30:00Z')
  const [ukrainian, persian] = ['uk', 'fa'].map((code) => letterMoment(code, at, 'Europe/Zurich'))
  expect([
    /вівторок.*24.*2026.*09:30/.test(ukrainian ?? ''),
    /24.*2026.*09:30|2026.*24.*09:30/.test(persian ?? '')
  ]).toEqual([true, true])
})

test('a logo is a picture of points, and settings of earlier versions keep what they say of letters', () => {
  const isLogo = (logo: string) => letterLayout.safeParse({ ...usualLetters, logo }).success
  const svg = Buffer.from('<svg onload="alert(1)"/>').toString('base64')
  const earlier = { addressWindow: 'din', sender: 'Hôpital', isDuplex: true } as const
  expect([
    isLogo('data:image/png;base64,iVBORw0KGgoAAAA='),
    isLogo(`data:image/svg+xml;base64,${svg}`),
    isLogo(`data:image/png;base64,${svg}`),
    isLogo('https://hospital.example/logo.png'),
    isLogo('data:image/png;base64,iVBORw0KGgo"/><script>'),
    settings.parse({ letters: earlier }).letters
  ]).toEqual([true, false, false, false, false, { ...usualLetters, ...earlier }])
})

test('a letter names the doctor of the list, unless the invitation went to another or only initials are known', () => {
  const document = {
    ...listDocument,
    layout: {
      headerRow: 1,
      headers: ['Nom', 'Médecin'],
      columns: ['lastName' as const, 'doctor' as const],
      dateSystem: 1900 as const
    }
  }
  const content = aContent({ doctorEmail: 'dora.keller@practice.example' })
  const row = { invitation: anInvitation('r1', { content }) } as Parameters<typeof fileFacts>[3]
  const nameOf = (name: string, doctorEmail: string) => {
    const view = { texts: { doctorEmail }, doctorName: null } as Parameters<typeof fileFacts>[2]
    return fileFacts(document, { cells: ['Muster', name] }, view, row, true).doctor
  }
  expect([
    nameOf('Dr Dora Keller', 'dora.keller@practice.example'),
    nameOf('Dr Dora Keller', 'jean.favre@practice.example'),
    nameOf('DK', 'dora.keller@practice.example'),
    nameOf('dora.keller@practice.example', 'dora.keller@practice.example')
  ]).toEqual(['Dr Dora Keller', '', '', ''])
})
