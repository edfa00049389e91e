import type { NameOrder } from './name.ts'
import { isInCapitals, isParticle, wordsOf } from './name-words.ts'

/**
 * What leads to the name at birth. Nee, Nato and Nata are names too: they count in lower case or, as the whole cell may
 * be, in capitals.
 */
const mark = String.raw`(?<!\p{L})(?:(?:[Nn]ée?|nee|NÉE?|NEE|[Gg]eborene?r?|nat[ao]|NAT[AO])(?!\p{L})|n[ée]\(e\)|[Gg]eb\.|GEB\.)`
const inBrackets = new RegExp(String.raw`\s*[([]\s*(?:${mark}|born |\*)[^()[\]]*[)\]]`, 'gu')
const behindComma = new RegExp(String.raw`\s*,\s*${mark}\s+[^,\d]+$`, 'u')
const inline = new RegExp(String.raw`^(.*[^\s,])\s+${mark}\s+([^,]*[^\s,])(.*)$`, 'u')
const date = new RegExp(
  String.raw`\s*,?\s*[([]?(?:(?:${mark}|born|dob|DOB)\s*(?:le|am|il|on)?|\*)?\s*(?<![\p{L}\d])\d{1,2}[./-] ?\d{1,2}[./-] ?\d{4}(?!\d)[)\]]?`,
  'gu'
)

/** The words behind the name at birth: its particles and one word, of capitals as many as there are. */
function behindBirthName(words: readonly string[]): readonly string[] {
  let end = 0
  while (end < words.length - 1 && isParticle(words[end] ?? '')) end += 1
  end += 1
  const mixed = words.findIndex((word, at) => at >= end && !isInCapitals(word) && !isParticle(word))
  return words.slice(mixed > end && isInCapitals(words[end - 1] ?? '') ? mixed : end)
}

/** `0012345 - REY Anne`, `REY Anne (12345)`: the patient's number, or the year of birth. */
const numberBefore = /^[(#[]?\d{3,}[)\]]?(?:\s*[-–:;,|]\s*|\s+)(?=\p{L})/u
const numberBehind = /(?<=\p{L}{2,}\.?)\s*(?:[-–:;,|]\s*|\s)[(#[]*\d{3,}[)\]]?$/u

/** A text for both names of one cell without the patient's number or the year of birth that was typed beside them. */
export function withoutNumber(text: string): string {
  return /\d{3}/.test(text) ? text.replace(numberBefore, '').replace(numberBehind, '') : text
}

/**
 * Both names of one cell without the name at birth and the date of birth that were typed beside them: `Rey née Favre
 * Anne`, `Müller Anna, geb. Meier`, `Huber Max (12.03.1950)`.
 */
export function withoutBirth(text: string, order: NameOrder): string {
  if (!/\d[./-]|n[ée]|geb|nat[ao]|born/iu.test(text)) return text
  const bare = text.replace(inBrackets, ' ').replace(date, ' ').replace(behindComma, '').trim()
  const [, before, behind = '', rest = ''] = inline.exec(bare) ?? []
  if (before === undefined) return bare
  // Behind a whole name nothing but the name at birth can follow.
  const whole = before.includes(',') || (order === 'first-last' && wordsOf(before).length > 1)
  return [before, ...(whole ? [] : behindBirthName(wordsOf(behind)))].join(' ') + rest
}
