/** One patient of a list that leaves questions open: the day is in the title, doctors have no
 * address, and not everybody is seen by video. */
export interface Visit {
  readonly lastName: string
  readonly type: 'Vidéo' | 'Cabinet' | 'Téléphone' | 'Domicile'
  /** The patient's own number; empty where only the carer's is known. */
  readonly mobile: string
}

const names = [
  ...'Aebischer Aubert Baechler Berset Blanc Bonvin Bovet Chappuis Chevalley Clerc Crausaz Cuénoud'.split(' '),
  ...'Délèze Ducrest Favre Fragnière Gachet Genoud Gremaud Grivel Jaquet Jordan Julmy Maillard'.split(' ')
]
const types = ['Vidéo', 'Cabinet', 'Vidéo', 'Téléphone', 'Vidéo', 'Domicile', 'Vidéo', 'Cabinet'] as const

/** Invented people; `round` makes other ones. One video patient in eight has the carer's number only. */
export function visits(round = 0): readonly Visit[] {
  return names.map((name, at) => ({
    lastName: round === 0 ? name : `${name}-${names[(at + round) % names.length]}`,
    type: types[at % types.length] ?? 'Vidéo',
    mobile: at % 8 === 6 ? '' : `079 555 ${String(10 + round)} ${String(at + 10)}`
  }))
}

const header = 'IPP;Nom;Prénom;Né(e) le;Sexe;Natel;Tél. aidant;Heure;Type;Médecin;Remarque'
const firstNames = ['Aline', 'André', 'Béatrice', 'Benoît', 'Chloé', 'Cédric', 'Delphine', 'Didier']
/** As the system writes them: no export has the addresses of their accounts. */
const doctors = ['Dr Keller', 'FAVJ', 'Dre M. Rossi']

/** The export of a hospital system for a day, as a file in UTF-8. `day`: ms since the epoch. */
export function questionList(day: number, people: readonly Visit[] = visits()): Uint8Array {
  const title = new Intl.DateTimeFormat('fr-CH', {
    timeZone: 'Europe/Zurich',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric'
  }).format(day)
  const lines = people.map(({ lastName, type, mobile }, at) => {
    const minutes = 8 * 60 + at * 20
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    const carer = at % 4 === 2 ? `078 555 60 ${String(at + 10)}` : ''
    return [
      String(100_200 + at * 17),
      lastName,
      firstNames[at % firstNames.length],
      `${String(1 + at).padStart(2, '0')}.03.19${String(40 + at * 2)}`,
      at % 2 === 0 ? 'F' : 'M',
      mobile,
      carer,
      time,
      type,
      doctors[Math.floor(at / 2) % 3],
      ''
    ].join(';')
  })
  const text = [`Consultations du ${title}`, '', header, ...lines].join('\r\n')
  return new TextEncoder().encode(`${text}\r\n`)
}
