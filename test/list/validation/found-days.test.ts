import { describe, expect, it } from 'vitest'
import { beginsAnotherDay, dayIn } from '../../../src-renderer/list/validation/found-days.ts'

describe('the day in a line', () => {
  it.each([
    ['Consultations du mardi 1er décembre 2026', '2026-12-01'],
    ['Videosprechstunde vom Dienstag, den 1. Dezember 2026', '2026-12-01'],
    ['Lista pazienti di martedì 1° dicembre 2026', '2026-12-01'],
    ['Virtual clinic Tuesday 1st December 2026', '2026-12-01'],
    ['Planning 01/12/2026', '2026-12-01'],
    ["Consultations de l'après-midi du 01.12.2026", '2026-12-01'],
    ['Sprechstunde Nachmittag, 01.12.2026', '2026-12-01'],
    ['Consultations du 01.12.2026 (Dr Keller absent)', '2026-12-01'],
    ['Dr Keller absent, consultations du 01.12.2026', '2026-12-01'],
    ['Planning 01.12.2026, version 2', '2026-12-01'],
    ['Liste du 1.12.26 (12 patients)', '2026-12-01'],
    ['Salle 3 - 01.12.2026', '2026-12-01'],
    ['01.12.2026 - 08:00 bis 12:00', '2026-12-01'],
    ['Agenda du 02.12.2026 de 8h à 12h', '2026-12-02'],
    ['planning-2026-12-03', '2026-12-03']
  ])('%s', (line, day) => {
    expect(dayIn(line)).toEqual({ day, isSure: true })
  })

  it('does not count on the day of printing', () => {
    expect(dayIn('Consultations du mardi 1er décembre 2026 - imprimé le 30.11.2026')?.day).toBe('2026-12-01')
    expect(dayIn('Virtual clinic 1 December 2026 (report run 30/11/2026)')?.day).toBe('2026-12-01')
  })

  it('is not sure where the weekday differs', () => {
    expect(dayIn('Consultations du lundi 1er décembre 2026')).toEqual({ day: '2026-12-01', isSure: false })
  })
})

describe('no day is in', () => {
  it.each([
    'Dr Keller absent le 01.12.2026',
    'Dr. Keller abwesend am 1.12.2026',
    'Annule et remplace la liste du 01.12.2026',
    'Patients opérés le 01.12.2026',
    'Contrôles après colonoscopie du 01.12.2026',
    'Eintritte vom 01.12.2026',
    'Liste envoyée le 01.12.2026',
    'Letzte Änderung: 1.12.2026 07:00',
    'Version vom 01.12.2026',
    'Formular gültig ab 1. Dezember 2026',
    'Sprechstunde ab 1.12.2026',
    'Nouveau formulaire dès le 1.12.2026',
    'Fermeture : 24.12.2026',
    'Anmeldeschluss 01.12.2026',
    'Sprechstunde 1./2. Dezember 2026',
    'Gedruckt am 30.11.2026 07:12',
    '30.11.2026 07:12 gedruckt',
    'Patientenliste (Stand: 30.11.2026)',
    'Stampato il 30.11.2026',
    'Export 2026-11-30',
    'As at 30/11/2026',
    'Semaine du 30 novembre au 4 décembre 2026',
    'Semaine du 30.11.2026',
    'KW 49, 30.11.2026',
    'Termine 01.12. - 05.12.2026',
    '1.-5. Dezember 2026',
    'Vom Montag 30. November bis Freitag 4. Dezember 2026',
    'Dal 1 al 5 dicembre 2026',
    '1-5 December 2026',
    '01.12.2026 - 5.12.',
    'Mardi 1 et mercredi 2 décembre 2026',
    '01.12.2026 / 02.12.2026',
    'Consultations de cardiologie',
    'Page 2 / 12'
  ])('%s', (line) => {
    expect(dayIn(line)).toBeUndefined()
  })
})

describe('a heading without a day of its own', () => {
  it.each([
    'Vendredi',
    'Mercredi matin',
    'Mi',
    'Mi 2.12.',
    'Mittwoch',
    '2 décembre',
    '2. Dezember',
    '1er décembre',
    'Lundi 30.11. - 4.12.2026'
  ])('ends the day above: %s', (line) => {
    expect(beginsAnotherDay(line, '2026-12-01')).toBe(true)
  })

  it.each([
    'Mardi après-midi',
    'Di',
    'Vormittag',
    'Dr Sonntag',
    'Salle 3.2 Dr Morel',
    '08.30 - 12.00',
    'Reparto di cardiologia',
    'Liste imprimée lundi 30.11.2026',
    'Station 3, 4e étage'
  ])('goes on with the day above, a Tuesday: %s', (line) => {
    expect(beginsAnotherDay(line, '2026-12-01')).toBe(false)
  })
})
