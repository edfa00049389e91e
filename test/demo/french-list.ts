// A patient list as a hospital in French-speaking Switzerland exports it: Windows-1252, semicolons, title lines, a
// footer, and the faults of a real day. All patients are invented; numbers and addresses are never used for real.

/** The expected result of the list, after its faults were corrected. */
export interface ExpectedOutcome {
  readonly patients: number
  readonly blockedAtFirst: number
  readonly leftOut: number
  readonly sent: number
  readonly refused: number
}

export interface DemoList {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly expected: ExpectedOutcome
}

const lastNames = [
  ...'Aebischer Aubert Baechler Berset Blanc Bonvin Bovet Chappuis Chevalley Clerc Corminboeuf Crausaz'.split(' '),
  ...'Cuénoud Dayer Délèze Ducrest Favre Fragnière Gachet Genoud Gremaud Grivel Jaquet Jordan'.split(' '),
  ...'Julmy Maillard Meyer Moret Musy Oberson Pasquier Pittet Python Rey Rime Romanens'.split(' '),
  ...'Roulin Savary Schmutz Thévoz Vonlanthen Wicht Yerly Zbinden'.split(' ')
]
const women = ['Aline', 'Béatrice', 'Chloé', 'Delphine', 'Élodie', 'Françoise', 'Gaëlle', 'Hélène', 'Joëlle', 'Mégane']
const men = ['André', 'Benoît', 'Cédric', 'Didier', 'Étienne', 'François', 'Grégoire', 'Jérôme', 'Noël', 'René']

const header = 'IPP;Nom;Prénom;Né(e) le;Sexe;Tél. privé;Natel;Courriel;RDV le;à;Fin;Médecin;Email médecin;Statut'

interface Line {
  readonly number: string
  readonly lastName: string
  readonly firstName: string
  readonly sex: string
  readonly landline: string
  readonly mobile: string
  readonly email: string
  readonly date: string
  readonly time: string
  readonly doctor: string
  readonly status: string
}

/** `dd.mm.yyyy` of the day `daysAhead` after `now`, in Zurich. */
function swissDay(now: Date, daysAhead: number): string {
  const format = new Intl.DateTimeFormat('de-CH', {
    timeZone: 'Europe/Zurich',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric'
  })
  return format.format(new Date(now.getTime() + daysAhead * 86_400_000))
}

function plainLine(index: number, date: string, doctors: readonly string[]): Line {
  const woman = index % 2 === 0
  const minutes = 8 * 60 + (index % 54) * 10
  const subscriber = String(2_000_000 + index * 13_577).padStart(7, '0')
  const mobile = `0${76 + (index % 4)} ${subscriber.slice(0, 3)} ${subscriber.slice(3, 5)} ${subscriber.slice(5)}`
  return {
    number: `07${String(10_000_000 + index * 7919)}`,
    lastName: lastNames[index % lastNames.length] ?? '',
    firstName: (woman ? women : men)[Math.floor(index / 2 + index / lastNames.length) % 10] ?? '',
    sex: woman ? 'F' : 'M',
    landline: index % 3 === 0 ? '026 350 11 22' : '',
    mobile,
    email: index % 4 === 0 ? `patient${index}@example.org` : '',
    date,
    time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    doctor: doctors[index % doctors.length] ?? '',
    status: index % 5 === 0 ? 'Confirmé' : 'Planifié'
  }
}

/** The faults by line, as in a real export. */
const faults: Readonly<Record<number, Partial<Line>>> = {
  3: { mobile: '792103456' }, // Excel took the zero: repaired
  7: { mobile: '4.17912E+10', email: '' }, // Excel took the digits: blocked
  11: { mobile: '', landline: '026 350 44 55', email: '' }, // landline only: blocked
  14: { mobile: '', landline: '', email: 'line14@example.org' }, // e-mail only
  18: { sex: '' }, // blocked
  22: { date: '31.02.2027' }, // blocked
  25: { mobile: '0033 6 12 34 56 78' }, // a patient from France
  29: { status: 'ANNULÉ par le patient' }, // cancelled: left out
  33: { time: '' }, // blocked
  38: { email: 'anne(at)example.org' }, // blocked
  41: { mobile: '+41 (0)79 345 67 89' }, // repaired
  45: { mobile: '079/345 67 88' }, // repaired
  52: { doctor: 'inconnu@practice.example' } // refused by the server
}

/** `patients` lines for tomorrow, with faults in fixed places. `doctors`: addresses that the server knows. */
export function frenchList(now: Date, doctors: readonly string[], patients = 60): DemoList {
  const tomorrow = swissDay(now, 1)
  const lines = Array.from({ length: patients }, (_, index) => ({
    ...plainLine(index, tomorrow, doctors),
    ...faults[index]
  }))
  const text = [
    'Hôpital de la Sarine – Consultations à distance',
    `Liste du ${tomorrow};;;Édité le ${swissDay(now, 0)}`,
    '',
    header,
    ...lines.map((line) =>
      [
        line.number,
        line.lastName,
        line.firstName,
        '12.03.1961',
        line.sex,
        line.landline,
        line.mobile,
        line.email,
        line.date,
        line.time,
        line.time === '' ? '' : '18:00',
        'Dr X',
        line.doctor,
        line.status
      ].join(';')
    ),
    `Total : ${patients} rendez-vous`,
    'Imprimé par SECR2;;;Page 1/1'
  ].join('\r\n')
  return {
    fileName: 'rdv-demain.csv',
    bytes: windows1252(`${text}\r\n`),
    expected: { patients, blockedAtFirst: 7, leftOut: 1, sent: patients - 2, refused: 1 }
  }
}

/** Only characters that Latin-1 and Windows-1252 share, and the dash. */
function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => (character === '–' ? 0x96 : character.charCodeAt(0)))
}
