import { fold } from '../fields/index.ts'

/**
 * A header cell as words: lower case without accents, `DateRdv`, `E_MAIL` and `Tél. (privé)` parted at their seams.
 * Only a-z, 0-9 and single blanks remain.
 */
export function headerWords(text: string): string {
  return fold(text.slice(0, 300).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
