import { expect, test } from 'vitest'
import { lettersFrom, lookAlikeLettersText } from '../../build/make-look-alikes.ts'

const confusables = `# confusables.txt
# Version: 99.0.0
0430 ;\t0061 ;\tMA\t# CYRILLIC SMALL LETTER A
0399 ;\t006C ;\tMA\t# GREEK CAPITAL LETTER IOTA
0271 ;\t0072 006E 0326 ;\tMA\t# LATIN SMALL LETTER M WITH HOOK
0442 ;\t1D1B ;\tMA\t# CYRILLIC SMALL LETTER TE
039B ;\t0245 ;\tMA\t# GREEK CAPITAL LETTER LAMDA
05D5 ;\t006C ;\tMA\t# HEBREW LETTER VAV
006D ;\t0072 006E ;\tMA\t# LATIN SMALL LETTER M
0417 ;\t0033 ;\tMA\t# CYRILLIC CAPITAL LETTER ZE
0E14 ;\t0E04 ;\tMA\t# THAI CHARACTER DO DEK
FF41 ;\t0061 ;\tMA\t# FULLWIDTH LATIN SMALL LETTER A
2010 ;\t002D ;\tMA\t#* HYPHEN
`

test('letters are taken from the list of Unicode, without those that are other letters to their readers', () => {
  const letters = lettersFrom(confusables)
  const found = ['а', 'Ι', 'ɱ', 'т', 'Λ', '\u05d5', 'm', 'З', 'ด', 'ａ', '\u2010', 'ʀ'].map((one) => letters.get(one))
  expect(found).toEqual(['a', 'l', 'm', 'T', 'Ʌ', 'l', undefined, undefined, undefined, undefined, undefined, 'R'])
})

test('what is written names its version, and has letters that run from right to left as escapes', () => {
  const text = lookAlikeLettersText(confusables)
  expect([text.includes('confusables.txt 99.0.0'), text.includes("['l', 'Ι\\u05d5']")]).toEqual([true, true])
})
