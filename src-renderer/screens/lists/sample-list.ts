import type { Formats } from '../../i18n/formats.ts'

const dayMs = 86_400_000
const doctors = ['dora.keller@practice.example', 'jean.favre@practice.example']

// Invented people. Four rows have a fault of every day: a lost zero, no sex, a landline alone, a number without a mobile.
const people = [
  ['Aubert', 'Alma', 'F', '079 200 00 11', ''],
  ['Berset', 'Bruno', 'M', '792001388', ''],
  ['Cattaneo', 'Carla', 'F', '078 202 71 54', 'carla.cattaneo@example.org'],
  ['Dürr', 'Daniel', '', '076 205 43 08', ''],
  ['Egger', 'Elena', 'F', '021 314 11 11', ''],
  ['Favre', 'Fabio', 'M', '077 206 78 85', ''],
  ['Graf', 'Gina', 'F', '', 'gina.graf@example.org'],
  ['Huber', 'Hans', 'M', '4.17912E+10', ''],
  ['Imhof', 'Ines', 'F', '079 210 34 56', ''],
  ['Jost', 'Jonas', 'M', '078 211 70 33', '']
] as const

/** A list to try the app with: appointments of tomorrow in the list's zone. `columns`: the titles, between bars. */
export function sampleList(columns: string, formats: Pick<Formats, 'fileDate'>, now: number): string {
  const day = formats.fileDate(now + dayMs)
  const rows = people.map((cells, at) => [
    ...cells,
    day,
    `${String(8 + Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`,
    doctors[at % doctors.length] ?? ''
  ])
  const titles = columns.split(' | ').join(';')
  return [titles, ...rows.map((cells) => cells.join(';'))].join('\r\n')
}
