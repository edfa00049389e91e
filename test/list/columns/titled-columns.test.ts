import { describe, expect, it } from 'vitest'
import { meaningByTitle } from './read-lines.ts'

describe('columns with a title', () => {
  const row = 'Dupont;Anne;f;079 123 45 01;01.12.2026;08:30'

  it.each([
    [
      ['Nome', 'firstName'],
      ['Cognome', 'lastName'],
      ['Sesso', 'gender'],
      ['Cellulare', 'phone:mobile'],
      ['Data', 'date'],
      ['Ora', 'time']
    ],
    [
      ['Cognome', 'lastName'],
      ['Nome', 'firstName'],
      ['Sesso', 'gender'],
      ['Cellulare', 'phone:mobile'],
      ['Data', 'date'],
      ['Ora', 'time']
    ],
    [
      ['Name', 'lastName'],
      ['Vorname', 'firstName'],
      ['Geschl.', 'gender'],
      ['Natel', 'phone:mobile'],
      ['Termin', 'date'],
      ['Zeit', 'time']
    ],
    [
      ['Nom', 'lastName'],
      ['Prénom', 'firstName'],
      ['Sexe', 'gender'],
      ['Natel', 'phone:mobile'],
      ['RDV', 'date'],
      ['Heure', 'time']
    ],
    [
      ['Name', 'firstName'],
      ['Surname', 'lastName'],
      ['Sex', 'gender'],
      ['Mobile', 'phone:mobile'],
      ['Appointment', 'date'],
      ['Time', 'time']
    ],
    [
      ['Surname', 'lastName'],
      ['Name', 'firstName'],
      ['Sex', 'gender'],
      ['Mobile', 'phone:mobile'],
      ['Date', 'date'],
      ['Time', 'time']
    ],
    [
      ['Nom / Name', 'lastName'],
      ['Prénom / Vorname', 'firstName'],
      ['Sexe / Geschlecht', 'gender'],
      ['Natel', 'phone:mobile'],
      ['Date / Datum', 'date'],
      ['Heure / Zeit', 'time']
    ],
    [
      ['Patient', 'lastName'],
      ['Prénom', 'firstName'],
      ['Sexe', 'gender'],
      ['Natel', 'phone:mobile'],
      ['Date', 'date'],
      ['Heure', 'time']
    ],
    [
      ['Nom', 'lastName'],
      ['Prénom', 'firstName'],
      ['Sexe', 'gender'],
      ['Natel', 'phone:mobile'],
      ['Date du rdv', 'date'],
      ['Début', 'time']
    ],
    [
      ['Nom', 'lastName'],
      ['Prénom', 'firstName'],
      ['Sexe', 'gender'],
      ['Natel', 'phone:mobile'],
      ['le', 'date'],
      ['à', 'time']
    ]
  ] as const)('%j', (...columns) => {
    expect(meaningByTitle(columns.map(([title]) => title).join(';'), row)).toEqual(columns)
  })

  it.each([
    [
      ['Nom de naissance', 'Petit', 'ignore'],
      ['Nom', 'Dupont', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Sexe', 'f', 'gender'],
      ['Natel', '079 123 45 01', 'phone:mobile']
    ],
    [
      ['Nom de naissance', 'Petit', 'ignore'],
      ["Nom d'usage", 'Dupont', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Sexe', 'f', 'gender'],
      ['Natel', '079 123 45 01', 'phone:mobile']
    ],
    [
      ['Nom de naissance', 'Petit', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Sexe', 'f', 'gender'],
      ['Natel', '079 123 45 01', 'phone:mobile']
    ],
    [
      ['Beginn', '01.12.2026 08:30', 'dateTime'],
      ['Ende', '01.12.2026 09:00', 'ignore'],
      ['Name', 'Dupont', 'lastName'],
      ['Vorname', 'Anne', 'firstName'],
      ['Natel', '079 123 45 01', 'phone:mobile']
    ],
    [
      ['Druckdatum', '30.11.2026', 'ignore'],
      ['Name', 'Dupont', 'lastName'],
      ['Vorname', 'Anne', 'firstName'],
      ['Natel', '079 123 45 01', 'phone:mobile'],
      ['Erfassungsdatum', '12.11.2026', 'ignore'],
      ['Termindatum', '01.12.2026', 'date'],
      ['Terminzeit', '08:30', 'time'],
      ['Ende', '09:00', 'ignore']
    ],
    [
      ['Datum', '01.12.2026', 'date'],
      ['Beginn', '08:30', 'time'],
      ['Ende', '09:00', 'ignore'],
      ['Name', 'Dupont', 'lastName'],
      ['Vorname', 'Anne', 'firstName'],
      ['Natel', '079 123 45 01', 'phone:mobile']
    ],
    [
      ['Date', '12.11.2026', 'ignore'],
      ['Date RDV', '01.12.2026', 'date'],
      ['Heure', '08:30', 'time'],
      ['Nom', 'Dupont', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Natel', '079 123 45 01', 'phone:mobile']
    ],
    [
      ['Nom', 'Dupont', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Email', 'anne@example.org', 'email'],
      ['Médecin', 'Dr X', 'ignore'],
      ['Email', 'x@h.example', 'doctorEmail']
    ],
    [
      ['Nom', 'Dupont', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Sexe', 'f', 'gender'],
      ['Date', '04.05.1980', 'ignore'],
      ['Mobile', '079 123 45 01', 'phone:mobile'],
      ['Date', '01.12.2026', 'date'],
      ['Heure', '08:30', 'time']
    ],
    [
      ['Termin-ID', '45210', 'patientNumber'],
      ['Name', 'Dupont', 'lastName'],
      ['Vorname', 'Anne', 'firstName'],
      ['Natel', '079 123 45 01', 'phone:mobile'],
      ['Datum', '01.12.2026', 'date'],
      ['Zeit', '08:30', 'time']
    ],
    [
      ['Name', 'Dupont', 'lastName'],
      ['Vorname', 'Anne', 'firstName'],
      ['E-Mail', 'anne@example.org', 'email'],
      ['zuw. Arzt', 'Dr X', 'ignore'],
      ['E-Mail zuw. Arzt', 'x@h.example', 'ignore'],
      ['Termin', '01.12.2026 08:30', 'dateTime']
    ],
    [
      ['Nom', 'Dupont', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Tél.', '079 123 45 01', 'phone'],
      ['Personne de contact', 'mère', 'ignore'],
      ['Tél.', '079 123 45 09', 'ignore']
    ],
    [
      ['Cognome', 'Dupont', 'lastName'],
      ['Nome', 'Anne', 'firstName'],
      ['Cell.', '079 123 45 01', 'phone:mobile'],
      ['Contatto di emergenza', 'madre', 'ignore'],
      ['Cell. contatto', '079 123 45 09', 'ignore']
    ],
    [
      ['Nom', 'Dupont', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Tél. contact', '079 123 45 01', 'phone']
    ],
    [
      ['Nom', 'Dupont', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Natel', '079 123 45 01', 'phone:mobile'],
      ['Arzt', 'x@h.example', 'doctorEmail']
    ],
    [
      ['Nom', 'Dupont', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Natel', '079 123 45 01', 'phone:mobile'],
      ['Arzt', 'Dr. Suter', 'doctor']
    ],
    [
      ['Nom', 'Dupont', 'lastName'],
      ['Prénom', 'Anne', 'firstName'],
      ['Téléphone', '022 345 67 89', 'phone'],
      ['Natel', '079 123 45 01', 'phone:mobile'],
      ['Tél. prof.', '', 'phone']
    ],
    [
      ['AHV-Nr.', '756.1960.9872.41', 'patientNumber'],
      ['Name', 'Dupont', 'lastName'],
      ['Vorname', 'Anne', 'firstName'],
      ['Natel', '079 123 45 01', 'phone:mobile'],
      ['Service', 'Kardio', 'ignore'],
      ['Warteschlange', 'kardio', 'queue']
    ],
    [
      ['Nom et prénom', 'Dupont Anne', 'fullName'],
      ['Natel', '079 123 45 01', 'phone:mobile']
    ],
    [
      ['Patient name', 'Anne Dupont', 'fullName'],
      ['Name', 'x', 'ignore'],
      ['Mobile', '079 123 45 01', 'ignore']
    ]
  ] as const)('%j', (...columns) => {
    const header = columns.map(([title]) => title).join(';')
    const values = columns.map(([, value]) => value).join(';')
    expect(meaningByTitle(header, values)).toEqual(columns.map(([title, , meaning]) => [title, meaning]))
  })
})
