import type { NameOrder } from './codes.ts'
import { isInCapitals, isParticle, nameTokens } from './name-tokens.ts'

/**
 * What introduces the birth name. Nee, Nato and Nata are names too: they count in lower case, or in capitals like the
 * whole cell.
 */
const birthNameMark = String.raw`(?<!\p{L})(?:(?:[Nn]ée?|nee|NÉE?|NEE|[Gg]eborene?r?|nat[ao]|NAT[AO])(?!\p{L})|n[ée]\(e\)|[Gg]eb\.|GEB\.)`
const numericDate = String.raw`(?:\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}\.? ?\p{L}{3,}\.? \d{4})`
/** Three digits in a row are ahead. Counted this way, digits are read once and not from each of them. */
const withLongNumber = String.raw`(?=(?:[\p{L}\s.,:;/*#-]|\d(?!\d\d))*\d{3})`
/** `(née Favre)`, `(12345)`, `[PID 12345]`, `(*12.03.1950, F)`: no name holds three digits. */
const inBrackets = new RegExp(
  String.raw`(?:^|\s)[([]\s?(?:(?:${birthNameMark}|born |\*)[^()[\]]*|${withLongNumber}[\p{L}\d\s.,:;/*#-]*)[)\]]`,
  'gu'
)
const birthNameAfterComma = new RegExp(String.raw`\s?,\s?${birthNameMark}\s[^,\d]+$`, 'u')
const birthNameInside = new RegExp(String.raw`^(.*[^\s,])\s${birthNameMark}\s([^\s,](?:[^,]*[^\s,])?)(.*)$`, 'su')
const birthMark = String.raw`(?:${birthNameMark}|(?<!\p{L})(?:geb|born|dob|DOB)(?!\p{L}))\s?(?:le|am|il|on)?|\*`
const annotatedDate = new RegExp(
  String.raw`\s{0,2}[,;/–-]?\s?(?:${birthMark})?\s?(?<![\p{L}\d])${numericDate}(?!\d)`,
  'gu'
)

/** The words after the birth name, which is its particles and one word, or all words in capitals. */
function afterBirthName(words: readonly string[]): readonly string[] {
  let end = 0
  while (end < words.length - 1 && isParticle(words[end] ?? '')) end += 1
  end += 1
  const mixed = words.findIndex((word, at) => at >= end && !isInCapitals(word) && !isParticle(word))
  return words.slice(mixed > end && isInCapitals(words[end - 1] ?? '') ? mixed : end)
}

/** No cell with a name is longer. Keeps patterns away from pages of text. */
const maxCellLength = 200

/** `IPP 123456`, `Pat.-Nr. 4711`: the word before a patient's or a case's number. */
const labelledNumber = new RegExp(
  [
    String.raw`(?:(?<![\s,;|(–-])[\s,;|(–-]+)?(?<!\p{L})`,
    String.raw`(?:IPP|PID|NIP|MRN|NHS|ID|N°|Nr\.?|No\.?|Pat\.?[ -]?(?:Nr|ID)\.?|Fall(?:[ -]?Nr)?\.?`,
    '|Dossier|Cas|Case|Caso|AVS|AHV|NSS|PatID)',
    String.raw`(?:\s?(?:n°|nr|no|number|:|#)\.?){0,3}\s?:?\s?\d[\d. /-]*\)?`
  ].join(''),
  'giu'
)

/** `0012345 - REY Anne`, `REY Anne 12345`, `Rey Anne, 46 ans`: the patient's number, the year of birth or the age. */
const numberBefore = /^[(#[]?\d{3,}[)\]]?(?:\s*[-–:;,|]\s*|\s+)(?=\p{L})/u
const numberAfter = /(?<=\p{L}\.?)(?:\s*,\s*\d[^,\p{Lu}]*|\s*(?:[-–:;,|]\s*|\s)#?\d{3,})$/u

/**
 * Both names of one cell without annotations: dates, numbers, and brackets that contain them.
 */
export function stripAnnotations(text: string): string {
  if (text.length > maxCellLength || !/\d/.test(text)) return text
  return text
    .replace(inBrackets, ' ')
    .replace(labelledNumber, ' ')
    .replace(annotatedDate, '')
    .replace(numberBefore, '')
    .replace(numberAfter, '')
    .trim()
}

/** `1. `, `3) `, `* `: numbering and marks in front. */
const marksBefore = /^(?:\s|(?:n° ?)?\d{1,3}[.)]\s|(?:#|[Nn]° ?)\d{1,3}\s|[*★☆•●✓✔►>#!+-])+(?=\p{L})/u
const marksAfter = /(?:(?<!\s)\s+)?(?<![*★☆•●✓✔!+#])[*★☆•●✓✔!+#]+$/u
/** `(neu)`, `(NEU)`, `(nouveau patient)`: words for a new patient, or a remark that begins in lower case. */
const remarkInBrackets = new RegExp(
  [
    String.raw`(?:(?<!\s)\s+)?[([]\s?(?:(?!(?:n[ée]e?|geb\p{L}*|nat[ao]|born)(?!\p{L}))\p{Ll}[\p{L} .]{2,}`,
    String.raw`|(?:[Nn]eu|NEU|[Nn]ew|NEW|Nouv|NOUV|Nuov|NUOV)[\p{L} .]*)[)\]]`
  ].join(''),
  'gu'
)
/** `(78 J.)`, `46 ans`, `12-jährig`: an age behind the names. */
const ageBehind = new RegExp(
  [
    String.raw`\s{0,2}[([]?\s?(?<!\d)\d{1,3}[ -]?`,
    '(?:j|jahre?|jährig|jhr|ans?|anni|years?(?: old)?|yrs?|y/?o|mois|mt|monate?|mesi|months?)',
    String.raw`\.?\s?[)\]]?$`
  ].join(''),
  'iu'
)
/** A phone or an insurance number behind the names. */
const phoneLabel = String.raw`(?:(?:tel|natel|mobile?|mob|handy|port|cell|ahv|avs|nss|t)\.?:?\s?)?`
const numberBehind = new RegExp(
  String.raw`\s{0,2}(?:[-–/,;|:]\s?|\s)${phoneLabel}(?!${numericDate})(?:756[.\d ]{10,40}|\+?\d[\d .'/-]{7,40}\d)$`,
  'iu'
)

/** Both names of one cell without numbering, stars, remarks such as `(neu)`, and phone or insurance numbers behind. */
export function withoutMarks(text: string): string {
  if (text.length > maxCellLength || !/[^\p{L}\p{M} '’.,-]/u.test(text)) return text
  return text
    .replace(marksBefore, '')
    .replace(remarkInBrackets, (remark) => (/^\s*[([]\s*(?:mme|mlle|herr|frau)/.test(remark) ? remark : ''))
    .replace(ageBehind, '')
    .replace(numberBehind, '')
    .replace(marksAfter, '')
    .trim()
}

/** Both names of one cell without the birth name: `Rey née Favre Anne`, `Müller Anna, geb. Meier`. */
export function stripBirthName(text: string, order: NameOrder): string {
  if (text.length > maxCellLength || !/n[ée]|geb|nat[ao]|born/iu.test(text)) return text
  const bare = text.replace(inBrackets, ' ').replace(birthNameAfterComma, '').trim()
  const [, before, after = '', rest = ''] = birthNameInside.exec(bare) ?? []
  if (before === undefined) return bare
  // After a whole name only the birth name can follow.
  const whole = before.includes(',') || (order === 'first-last' && nameTokens(before).length > 1)
  return [before, ...(whole ? [] : afterBirthName(nameTokens(after)))].join(' ') + rest
}
