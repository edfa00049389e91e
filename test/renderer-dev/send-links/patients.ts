import type { ListRow } from '#contract/list.ts'

const lastNames = ['Favre', 'Müller', 'Bianchi', 'Rochat', 'Keller', 'Aeby', 'Perret', 'Öz', 'De Marco', 'Zbinden']
const firstNames = ['Anne', 'Marco', 'Élodie', 'Jürg', 'Sofia', 'Noé', 'Lena', 'Giulia', 'Pierre', 'Mehmet']

export const headers = ['Nom', 'Prénom', 'Sexe', 'Mobile', 'E-mail', 'Date', 'Heure', 'Langue', 'Médecin', 'File']
export const columns = [
  'lastName',
  'firstName',
  'gender',
  'phone:mobile',
  'email',
  'date',
  'time',
  'language',
  'doctorEmail',
  'queue'
] as const

export function rowIdOf(number: number): string {
  return `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`
}

/** Rows of a made-up list for the day `date` (dd.mm.yyyy); every 16th has a broken number, some only an e-mail. */
export function madeUpRows(count: number, date: string): ListRow[] {
  const header: ListRow = { rowId: rowIdOf(0), row: 1, cells: headers, edits: {}, excluded: false }
  const rows = Array.from({ length: count }, (_, index): ListRow => {
    const lastName = lastNames[index % lastNames.length] ?? ''
    const firstName = firstNames[Math.floor(index / lastNames.length + index) % firstNames.length] ?? ''
    const digits = String(1_000_000 + index * 37).slice(-7)
    const isEmailOnly = index % 13 === 5
    const minutes = 8 * 60 + (index % 36) * 15
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return {
      rowId: rowIdOf(index + 1),
      row: index + 2,
      cells: [
        count > 100 ? `${lastName}-${index}` : lastName,
        firstName,
        index % 2 === 0 ? 'F' : 'M',
        isEmailOnly ? '' : index % 16 === 9 ? '079 12' : `079${digits}`,
        isEmailOnly ? `${firstName.normalize('NFKD').replace(/[^a-zA-Z]/g, '')}${index}@example.org` : '',
        date,
        time,
        ['fr', 'de', 'it', 'en'][index % 4] ?? 'fr',
        index % 5 === 0 ? 'Dora.Keller@hospital.example' : '',
        'Cardiologie'
      ],
      edits: {},
      excluded: index === 7
    }
  })
  return [header, ...rows]
}
