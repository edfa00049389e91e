/** The titles and words that an export adds, in one language: a test compares them with the texts. */
interface OwnWords {
  readonly link: string
  readonly open: string
  readonly state: string
  readonly reason: string
  readonly file: string
  readonly original: string
  /** All titles of a sheet for phoning, whose last column has the states. */
  readonly phoning: readonly string[]
  /** States in which nobody is to be invited: the user had left the patient out, or withdrew the invitation. */
  readonly notInvited: readonly string[]
}

export const ownWords: readonly OwnWords[] = [
  {
    link: 'Lien',
    open: 'Ouvrir',
    state: 'État',
    reason: 'Motif',
    file: 'Fichier',
    original: '(d’origine)',
    phoning: ['Jour', 'Heure', 'Patient', 'Téléphone', 'État'],
    notInvited: ['Laissé de côté', 'Retiré']
  },
  {
    link: 'Link',
    open: 'Öffnen',
    state: 'Stand',
    reason: 'Grund',
    file: 'Datei',
    original: '(Original)',
    phoning: ['Tag', 'Zeit', 'Patient', 'Telefon', 'Stand'],
    notInvited: ['Weggelassen', 'Zurückgezogen']
  },
  {
    link: 'Link',
    open: 'Apri',
    state: 'Stato',
    reason: 'Motivo',
    file: 'File',
    original: '(originale)',
    phoning: ['Giorno', 'Ora', 'Paziente', 'Telefono', 'Stato'],
    notInvited: ['Escluso', 'Annullato']
  },
  {
    link: 'Link',
    open: 'Open',
    state: 'State',
    reason: 'Reason',
    file: 'File',
    original: '(original)',
    phoning: ['Day', 'Time', 'Patient', 'Phone', 'State'],
    notInvited: ['Left out', 'Withdrawn']
  }
]

/** The same in a sheet for mail merge, whose titles are fixed. */
export const mergeTitles = { link: 'PATIENT_LINK', state: 'STATUS', reason: 'REASON', practice: 'PRACTICE' } as const

/** The columns that an earlier export added to a file, by their position from 0. `state`: that of the states. */
export interface OwnColumns {
  readonly all: ReadonlySet<number>
  readonly state: number | null
}

const none: OwnColumns = { all: new Set(), state: null }

/**
 * Finds the columns that an earlier export of this app added, in whatever language: link, state and reason side by side,
 * then the short link and the file, and the original texts of other columns; or the state in a sheet for phoning. A column
 * of the user's own that only has one of these titles is none of them.
 */
export function ownColumns(headers: readonly string[]): OwnColumns {
  const titles = headers.map((title) => title.trim())
  const merged = Object.values(mergeTitles).map((title) => titles.indexOf(title))
  const [mergedLink = -1, mergedState = -1] = merged
  if (mergedLink >= 0 && mergedState >= 0) {
    return { all: new Set(merged.filter((column) => column >= 0)), state: mergedState }
  }
  for (const words of ownWords) {
    const found = inLanguage(titles, words) ?? forPhoning(titles, words)
    if (found !== null) return found
  }
  return none
}

function inLanguage(titles: readonly string[], words: OwnWords): OwnColumns | null {
  const link = titles.findIndex((_, column) =>
    [words.link, words.state, words.reason].every((word, index) => titles[column + index] === word)
  )
  if (link < 0) return null
  const span = [link, link + 1, link + 2]
  for (const word of [words.open, words.file]) if (titles[link + span.length] === word) span.push(link + span.length)
  const originals = titles.flatMap((title, column) => {
    const isOf = title.endsWith(` ${words.original}`) && titles.includes(title.slice(0, -words.original.length - 1))
    return isOf ? [column] : []
  })
  return { all: new Set([...span, ...originals]), state: link + 1 }
}

/** A sheet for phoning, where nothing else stands. */
function forPhoning(titles: readonly string[], { phoning }: OwnWords): OwnColumns | null {
  const isSame = titles.length >= phoning.length && titles.every((title, column) => title === (phoning[column] ?? ''))
  const state = phoning.length - 1
  return isSame ? { all: new Set([state]), state } : null
}

const notInvited = new Set(ownWords.flatMap((words) => words.notInvited))

/** Whether an earlier export says of this row that the patient is not to be invited. */
export function isNotInvited(cell: string): boolean {
  return notInvited.has(cell.trim())
}
