const headers = ['Nom', 'Prénom', 'Sexe', 'Natel', 'Courriel', 'Date RDV', 'Heure', 'Email médecin']
const lastNames = ['Dénéréaz', 'Müller', 'Rochat', 'Bänziger', 'Da Silva', 'Crettenand', 'Lüthi', 'Gétaz']
const firstNames = ['Aurélie', 'Zoé', 'Björn', 'François', 'Anna', 'Jürg', 'Noémie', 'Paul']
const dayMs = 86_400_000

const two = (value: number) => String(value).padStart(2, '0')

/**
 * A usual export, Windows-1252 with semicolons: every row another patient with another number, the appointments in
 * the next four weeks. Each 500th row lacks its number and its e-mail address. `first`: lists that begin elsewhere have other patients.
 */
export function typicalList(rows: number, doctor: string, first = 0): Uint8Array {
  const now = Date.now()
  const lines = [headers, ...Array.from({ length: rows }, (_, at) => patient(first + at, now, doctor))]
  return Uint8Array.from(lines.map((cells) => cells.join(';')).join('\r\n'), (letter) => letter.charCodeAt(0))
}

function patient(at: number, now: number, doctor: string): string[] {
  const number = String(1_000_000 + at * 83).slice(-7)
  const day = new Date(now + (1 + (at % 28)) * dayMs)
  const cannotBeReached = at % 500 === 499
  return [
    `${lastNames[at % 8] ?? ''}-${(at * 7919).toString(26).replace(/\d/g, 'x')}`,
    firstNames[(at >> 3) % 8] ?? '',
    at % 2 === 0 ? 'F' : 'M',
    cannotBeReached ? '' : `07${6 + (at % 4)} ${number.slice(0, 3)} ${number.slice(3, 5)} ${number.slice(5)}`,
    cannotBeReached ? '' : `patient.${at}@hopital-exemple.example`,
    `${two(day.getDate())}.${two(day.getMonth() + 1)}.${day.getFullYear()}`,
    `${two(8 + (at % 9))}:${two((at % 12) * 5)}`,
    doctor
  ]
}
