import { allWords, terms } from '../terms.ts'
import { cleanText, fold, isPlaceholder } from './text.ts'
import { aliveWords, noWords } from './vocabulary/cells.ts'

const off = terms({ fr: '*annul*', de: '*abgesagt*, *storn*', it: '*disdett*', en: '*cancel*' })
const cancelled = terms({ fr: '*annul*', de: '*abgesagt*, *storniert*', it: '*disdett*', en: '*cancel*' })
const anyStatus = terms({ fr: '*statut*, *etat*', de: '*status*, *zustand*', it: '*stato*' })
const no = new Set([...allWords(noWords), ...allWords(aliveWords)])

/** Whether the status of an appointment means that it was cancelled. Any other word has no effect. */
export function readStatus(cell: string): 'cancelled' | 'other' {
  return cancelled.test(fold(cell)) ? 'cancelled' : 'other'
}

/** The patient does not come, in words that mean nothing else. */
const staysAway = terms({
  fr: `
    *decommand*, desiste, desistee, desistement, ne vient|viendra pas, ne se presentera pas, ne peut|pourra pas venir,
    a renonce, renonce au|a la rdv|rendez|consultation`,
  de: `
    abgemeldet, kommt|erscheint nicht, nimmt nicht teil, kann nicht kommen, hat|pat|patient|patientin verzichtet,
    verzichtet auf termin|den|die`,
  it: 'non viene|verra, non puo venire, ha rinunciato, rinuncia all*|alla',
  en: 'not coming, not attending, cannot|can t attend|come, won t come|attend, will not come|attend, withdrew'
})
/** The patient comes, and not alone, or not on foot. */
const comesOtherwise = terms({
  fr: 'pas seul, pas seule, pas a pied, pas accompagne, pas accompagnee',
  de: 'nicht allein, nicht alleine, nicht selber, nicht selbst, nicht zu fuss',
  it: 'non viene|verra da solo|sola, non viene|verra a piedi',
  en: 'not coming|attending alone, come|attend alone'
})
/** The visit is on another day. */
const moved = terms({
  fr: 'reporte|reportee|deplace|deplacee|remis|remise au|a',
  de: 'verschoben|verlegt|umgebucht auf, wird|wurde|ist verschoben, termin verschoben',
  it: 'spostato|spostata|rinviato|rinviata|rimandato al',
  en: 'postponed|rescheduled|moved|rebooked to|for, postponed until|till'
})

/** Whether a remark says that the patient will not come. */
function saysStaysAway(text: string): boolean {
  const words = plainWords(text)
  return staysAway.test(words) && !comesOtherwise.test(words)
}

function plainWords(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Words of a line that say no more of a cancelled appointment than whose or how many. */
const aboutCancelled = terms({
  fr: 'rdv, rendez, vous, rendez vous, consultation*, visite*, patient*, les, des, liste, non',
  de: 'termin, termine, konsultation*, patient*, liste, die, der, alle',
  it: 'appuntament*, visit*, pazient*, gli, le, elenco, lista',
  en: 'appointment*, visits, visit, the, all, list'
})
const cancelledWord = terms({
  fr: '*annul*, *decommand*, supprime*',
  de: '*abgesagt*, absage*, *storn*, abgemeldet*',
  it: '*disdett*, *annullat*',
  en: '*cancel*'
})

/** Whether a line of its own says only that appointments are cancelled: `ANNULÉ`, `Abgesagte Termine: 3`. */
export function saysOnlyCancelled(line: string): boolean {
  const words = plainWords(line)
    .split(' ')
    .filter((own) => own !== '' && !/^\d+$/.test(own))
  return (
    words.length > 0 &&
    words.some((own) => cancelledWord.test(own)) &&
    words.every((own) => cancelledWord.test(own) || aboutCancelled.test(own))
  )
}

const died = terms(
  {
    fr: 'decede*, deces, dcd, mort, morte',
    de: '*verstorben*, *gestorben*, =verst, =verst., verst. am, pat|pat.|patient|patientin verst',
    it: 'decedut*, decesso, morto, morta',
    en: '*deceased*, died, dead, passed away',
    any: 'exitus*'
  },
  /[†✝]/
)
/** Read with accents and capitals: `tôt` is early, and `rip.` an Italian repetition. */
const diedAsWritten = /^tot[.!]*$|\b(?:ist|sei|pat\.?|patient|patientin) tot\b|\bR\.?I\.?P\b/

/** Whether words say that the patient has died. */
export function saysDied(text: string): boolean {
  return text !== '' && (died.test(fold(text)) || diedAsWritten.test(cleanText(text)))
}

/** Whether a remark says that the appointment was cancelled or moved, or that the patient will not come or has died. */
export function speaksAgainst(remark: string): boolean {
  if (remark === '') return false
  return cancelled.test(fold(remark)) || saysDied(remark) || saysStaysAway(remark) || moved.test(plainWords(remark))
}

/** Whole words, none of which is a name: `Cancela` and `Mort` are. */
const againstInValue = terms(
  {
    fr: 'annul, annule, annulee, annules, decede, decedee, dcd, deces le|du',
    de: 'abgesagt, storniert, verstorben, verstorbene, verstorbener, gestorben',
    it: 'annullato, annullata, disdetto, disdetta, deceduto, deceduta',
    en: 'cancelled, canceled, deceased'
  },
  /[†✝]/
)
/** Most values hold none of these letters and are not looked at further. */
const mayBeAgainst = /[([†✝]|annul|sagt|storni|disdett|cancel|d[eé]c[eèé]|dcd|storben/iu

/** Whether a remark of this kind is written in a name, a number or a date: `Rey Anne (décédée)`, `01.12.2026 annulé`. */
export function holdsRemarkAgainst(value: string): boolean {
  if (!mayBeAgainst.test(value)) return false
  // A single word that is written like a name is one.
  if (/^\s*\p{Lu}?\p{Ll}+\s*$/u.test(value)) return false
  const inBrackets = /[([]([^()[\]]+)[)\]]/.exec(value)?.[1] ?? ''
  return againstInValue.test(fold(value)) || saysDied(inBrackets)
}

const deathTitle = terms({
  fr: 'decede*, deces',
  de: '*verstorben*, *gestorben*, tod, todes*, *sterbe*',
  it: 'decedut*, decesso, morte',
  en: '*deceased*, died, death',
  any: 'dcd, exitus*'
})
const offTitle = terms({
  fr: '*annul*, *desist*',
  de: '*absage*, *abgesagt*, *storn*',
  it: '*disdett*',
  en: '*cancel*'
})
/** Until when and at what cost an appointment may be cancelled, or whether it was confirmed. */
const offTerms = terms({
  fr: '*delai*, *frais*, *jusqu*, *possible*, *assurance*',
  de: '*frist*, *gebuhr*, *kosten*, bis, *versicherung*, *moglich*, *zusage*',
  it: 'entro, *costi*, *possibil*, *assicura*',
  en: '*polic*, fee, fees, until, *insurance*'
})

/** Whether any value below a title is against the visit: `Date de décès`, `Verstorben`, `Motif d'annulation`. */
export function asksAgainst(title: string): boolean {
  const words = fold(title)
  return deathTitle.test(words) || (offTitle.test(words) && !offTerms.test(words) && !anyStatus.test(words))
}

/** Whether a title asks for cancelled appointments (`Annulé`, `Storniert am`): a mark, a yes or a date means yes. */
export function asksIfCancelled(title: string): boolean {
  const words = fold(title)
  return off.test(words) && !anyStatus.test(words)
}

/** Whether a cell under such a title means yes. */
export function isYes(cell: string): boolean {
  // Databases write `0000-00-00` for no date.
  return !isPlaceholder(cell) && !no.has(fold(cell)) && !/^[0\s.:/-]+$/.test(cell)
}
