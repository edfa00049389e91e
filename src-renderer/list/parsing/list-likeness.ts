import { oneOf } from '../terms.ts'
import type { SourceRecord } from './reading.ts'

const phone = /^[+(]?\d[\d\s()./'-]{7,18}$/
const email = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/
const date = /^(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?:[ T]\d|$)/
const time = /^\d{1,2}[:h.]\d\d\b/

/** Beginnings of the titles of patient lists, without accents; none begins with another. */
const titleBeginnings = {
  fr: 'nom, prenom, genre, civil, portable, courriel, rdv, rendez, heure, naiss, langue',
  de: 'nachname, vorname, anrede, geschl, natel, handy, datum, termin, zeit, uhrzeit, geb, sprache',
  it: 'cognome, cellul, data, appunt, ora, nasc, nato, nata, lingua',
  en: 'last, first, surname, gender, phone, appoint, time, dob, birth',
  any: 'name, patient, sex, mobil, tel, email, e-mail, mail, date'
}
const titleBeginning = new RegExp(`^${oneOf(titleBeginnings)}`)

const inspectedRecords = 300
const countedRecords = 20
const headerPoints = 5
const maxHeaderWords = 8

function pointsOf(cells: readonly string[]): number {
  let points = 0
  let filled = 0
  for (const cell of cells) {
    const value = cell.trim()
    if (value === '') continue
    filled++
    if (value.length > 60) continue
    if (date.test(value)) points += 2
    else if (email.test(value) || phone.test(value) || time.test(value)) points += 1
  }
  return filled < 3 ? 0 : Math.min(points, 6)
}

function headerWords(cells: readonly string[]): number {
  const words = new Set<string>()
  for (const cell of cells) {
    const plain = cell.slice(0, 40).normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
    const word = titleBeginning.exec(plain)?.[0]
    if (word) words.add(word)
  }
  return words.size
}

/** How much records resemble a list of patients with contacts and appointments: 0 and up, 160 at most. */
export function scoreListLikeness(records: readonly SourceRecord[]): number {
  const points: number[] = []
  let words = 0
  for (const { cells, hidden } of records.slice(0, inspectedRecords)) {
    if (hidden) continue
    points.push(pointsOf(cells))
    words = Math.max(words, headerWords(cells))
  }
  points.sort((one, other) => other - one)
  const best = points.slice(0, countedRecords).reduce((sum, value) => sum + value, 0)
  return best + headerPoints * Math.min(words, maxHeaderWords)
}
