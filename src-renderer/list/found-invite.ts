import type { Layout, ListRow } from '#contract/list.ts'
import { columnOfTitle, remarkColumns } from './columns/index.ts'
import { fold, isPlaceholder } from './fields/index.ts'
import { yesWords } from './fields/vocabulary/cells.ts'
import { oneOf, terms } from './terms.ts'

/** Visits by video as lists write them. */
const video = terms({
  fr: '*visio*, a distance, =distance, *teleconsult*, *telemed*, *webcam*, *ecran*',
  de: '*fernkons*, *onlinekons*, *onlinesprech*, *teleme*, *bildschirm*, *webkons*',
  it: '*teleconsult*, *televisit*, a distanza, *da remoto*',
  en: '*remote*, *telehealth*, *webex*',
  any: '*video*, *virtu*, online, *zoom, teams, *hcw*'
})
/** Examinations that are filmed, or that have video in their name. */
const examination = terms({
  any: `
    *skop*, *scop*, *graph*, *graf*, *metri*, *eeg*, *ecg*, *ekg*, *capsul*, *kapsel*, *urodyn*, *nystagm*, *fluoro*,
    *strobo*, *monitor*, *surveill*, *uberwach*, *telemetr*, *dynami*, *analys*, *manometr*, *pallido*, *endosk*, *endosc*,
    *laryng*, *deglut*, *schluck*, *swallow*, *head impulse, *hit, vhit, *okulo*, *oculo*, *aufnahme*, *enregistr*, *recording*`
})
/** What may be joined to `video` and is still a visit: `Videosprechstunde`, `vidéo-consultation`, `Videocall`. */
const joinedVisit = terms({
  fr: 'visite, visites, consultation, consultations, consult, rdv, rendez, appel, appels, entretien, conference, soin, suivi, seance',
  de: `
    sprechstunde, sprechstunden, konsultation, konsultationen, kons, termin, termine, gesprach, gesprache, anruf, telefonie,
    besprechung, kontakt, beratung, behandlung, therapie, visite, besuch, konferenz, sitzung, meeting, kontrolle`,
  it: 'visita, visite, consulto, consulta, consulenza, chiamata, chiamate, colloquio, appuntamento, conferenza, seduta, incontro',
  en: `
    visit, visits, consult, consults, call, calls, chat, appointment, appt, meeting, conference, conferencing, session,
    therapy, clinic, link, room`,
  any: 's, o, e, u, online'
})
const refused = terms({
  fr: 'pas de, pas, sans, refus*, non, impossible',
  de: 'kein, keine, nicht, ohne, nein',
  it: 'non, senza, no',
  en: 'no, not, without'
})

const yes = new RegExp(`^(?:${oneOf(yesWords)}|[xjyo1✓✔☑])$`, 'u')

/** More different values than this are remarks, not kinds. */
const mostValues = 20
const mostWords = 5

/** A column that parts visits by video from others, and its values that look like video. */
export interface InviteProposal {
  readonly column: string
  readonly values: readonly string[]
}

/** A value of such a column, with its number of patients. */
export interface VisitKind {
  readonly value: string
  readonly count: number
  readonly looksLikeVideo: boolean
}

/** All values of a column by its title, the most frequent first. */
export function visitKinds(layout: Layout, patients: readonly ListRow[], title: string): readonly VisitKind[] {
  const column = columnOfTitle(layout, title)
  if (column < 0) return []
  return [...countKinds(patients, column)]
    .map(([folded, kind]) => ({ ...kind, looksLikeVideo: isVideo(folded, asksForVideo(title)) }))
    .sort((one, other) => other.count - one.count)
}

type Counted = Pick<VisitKind, 'value'> & { count: number }

/** Values without regard to case and accents, in the order in which they come. Folds each text once. */
function countKinds(patients: readonly ListRow[], column: number): ReadonlyMap<string, Counted> {
  const seen = new Map<string, Counted>()
  const byText = new Map<string, Counted>()
  for (const { cells } of patients) {
    const cell = cells[column] ?? ''
    let kind = byText.get(cell)
    if (kind === undefined) {
      const folded = fold(cell)
      kind = seen.get(folded) ?? { value: shownValue(cell), count: 0 }
      seen.set(folded, kind)
      byText.set(cell, kind)
    }
    kind.count += 1
  }
  return seen
}

/** Whether a column holds few different texts: kinds, and no remarks. Ends early. */
function holdsKinds(patients: readonly ListRow[], column: number): boolean {
  const texts = new Set<string>()
  for (const { cells } of patients) {
    texts.add(cells[column] ?? '')
    // Each may be written in a few ways.
    if (texts.size > 4 * mostValues) return false
  }
  return true
}

function shownValue(cell: string): string {
  const text = cell.trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Whether the values answer a title: `Vidéo: oui, non`. */
function asksForVideo(title: string): boolean {
  return video.test(fold(title))
}

function isVideo(folded: string, isAnswer: boolean): boolean {
  if (isAnswer && yes.test(folded)) return true
  if (folded.split(' ').length > mostWords || !video.test(folded) || refused.test(folded)) return false
  return !examination.test(folded) && isJoinedToVisit(folded)
}

/** `Videosprechstunde`, and not a word joined to `video` that may name an examination. */
function isJoinedToVisit(folded: string): boolean {
  const joined = /video-?([a-z]+)/.exec(folded)?.[1]
  return joined === undefined || joinedVisit.test(joined)
}

/** Finds the column by the words and the few values of the patients' rows. */
export function findInvite(layout: Layout, patients: readonly ListRow[]): InviteProposal | undefined {
  const status = layout.columns.flatMap((meaning, column) => (meaning === 'status' ? [column] : []))
  let best: { readonly proposal: InviteProposal; readonly rows: number } | undefined
  for (const column of [...remarkColumns(layout), ...status].sort((one, other) => one - other)) {
    const header = layout.headers[column]?.trim() ?? ''
    if (header === '') continue
    const found = videoValues(patients, column, asksForVideo(header))
    if (found && found.rows > (best?.rows ?? 0))
      best = { proposal: { column: header, values: found.values }, rows: found.rows }
  }
  return best?.proposal
}

function videoValues(
  patients: readonly ListRow[],
  column: number,
  isAnswer: boolean
): { readonly values: readonly string[]; readonly rows: number } | undefined {
  if (!holdsKinds(patients, column)) return undefined
  const kinds = [...countKinds(patients, column)].filter(([folded]) => !isPlaceholder(folded))
  if (kinds.length > mostValues) return undefined
  const videos = kinds.filter(([folded]) => isVideo(folded, isAnswer)).map(([, kind]) => kind)
  const rows = videos.reduce((sum, { count }) => sum + count, 0)
  // All by video: there is nothing to choose.
  if (videos.length === 0 || rows === patients.length) return undefined
  return { values: videos.map(({ value }) => value), rows }
}
