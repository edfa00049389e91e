import { expect, test } from 'vitest'
import { readGender, readGenderCell } from '../../../src-renderer/list/fields/index.ts'

const all = (words: string) => words.split('; ')

test.each(
  all(
    'm; M; h; H; 1; male; MALE; man; M.; Mr; Mr.; Monsieur; MONSIEUR; homme; Homme; masculin; masc.; ' +
      'Masc; garçon; GARCON; ' +
      'Herr; Herrn; Hr.; männlich; MÄNNLICH; maennlich; männl.; Mann; Sig.; Sig.r; Signor; Signore; ' +
      'maschio; maschile; uomo; ' +
      'Sehr geehrter Herr Dr. Müller; Cher Monsieur; Dear Mr Smith; Herr Dr.; Herr Dr. med.; Dr. Herr; ' +
      'Monsieur le Docteur; Egr. Sig.; 1 - männlich; M (masculin); \u00a0m\u200b; ｍ; boy; 1.0; masculine; ' +
      "'M; Herr Dipl.-Ing.; Herr Pfr."
  )
)('%s is male', (word) => {
  expect(readGenderCell(word)).toBe('male')
})

test.each(
  all(
    'f; F; w; W; 2; female; Female; Mme; MME; Mme.; Mlle; Mlle.; Madame; Mademoiselle; femme; féminin; ' +
      'Feminin; fém.; fille; ' +
      'Frau; Fr.; Frl.; weiblich; WEIBLICH; weibl.; Sig.ra; Sig.a; SIG.RA; Sig. ra; Sig.na; Signora; ' +
      'Signorina; femmina; femminile; ' +
      'Sehr geehrte Frau; Gentile Sig.ra Rossi; Chère Madame; donna; Mrs; Mrs.; Ms; Ms.; Miss; ' +
      'Frau Prof. Dr.; Mme Dre; Gent.ma Sig.ra; woman; girl; Mädchen; 2,0; Frau lic. iur.; Sig.ra Avv.; ' +
      'Sra.'
  )
)('%s is female', (word) => {
  expect(readGenderCell(word)).toBe('female')
})

test.each(
  all(
    '0; 0.0; -1; 9; X; x; U; D; d; divers; Divers; ?; inconnu; Inconnue; unbekannt; unknown; ' +
      'sconosciuto; m/w; M./Mme; #N/A; autre; Sehr geehrte Frau Frey, sehr geehrter Herr Frey'
  )
)('%s is an unknown sex', (word) => {
  expect(readGender({ sex: [word] })).toEqual({ errors: ['gender-unknown'] })
})

test.each(
  all(
    'Dr.; Dr. med.; Dipl.-Ing.; Prof.; Familie; Famille; famiglia; Enfant; Kind; Herr und Frau; ' +
      'Liebe Anna; Sehr geehrte Damen und Herren'
  )
)('%s as a courtesy title shows no sex', (word) => {
  expect(readGender({ title: [word] })).toEqual({ errors: ['gender-unknown'] })
})

test.each(['', '-', '—', 'n/a', 'NA', 'keine', 'néant', 'none', ' \u00a0'])('an empty cell (%j) is missing', (word) => {
  expect(readGender({ sex: [word], title: [''] })).toEqual({ errors: ['gender-missing'] })
})

test('the sex column counts, else the courtesy title in its column or before the name', () => {
  expect([
    readGender({ sex: ['F'], title: ['Dr'] }),
    readGender({ sex: [''], title: ['Mme'] }),
    readGender({ sex: ['-'], title: ['Dr.'], beforeName: 'male' }),
    readGender({ sex: ['Dr', 'M'] }),
    readGender({ beforeName: 'female' }),
    readGender({ sex: ['X'], title: ['Mme'] }),
    readGender({ sex: ['M'], beforeName: 'neutral' }),
    readGender({ beforeName: undefined })
  ]).toEqual([
    { gender: 'female', errors: [] },
    { gender: 'female', errors: [] },
    { gender: 'male', errors: [] },
    { gender: 'male', errors: [] },
    { gender: 'female', errors: [] },
    { errors: ['gender-unknown'] },
    { gender: 'male', errors: [] },
    { errors: ['gender-missing'] }
  ])
})

test('sources that contradict each other, or address several persons, give no sex', () => {
  const contradictions = [
    { sex: ['M'], title: ['Mme'] },
    { sex: ['Mme', 'M'] },
    { title: ['Herr'], beforeName: 'female' as const },
    { sex: ['F'], beforeName: 'male' as const },
    { beforeName: 'contradiction' as const },
    { beforeName: 'neutral' as const }
  ]
  expect(contradictions.map(readGender)).toEqual(contradictions.map(() => ({ errors: ['gender-unknown'] })))
})

test('an unknown title next to one with a gender is no error; two that disagree are', () => {
  expect([
    readGender({ title: ['Frau', 'DI'] }),
    readGender({ title: ['DI', 'Herr'] }),
    readGender({ title: ['DI', ''] }),
    readGender({ title: ['Frau', 'Herr'] }),
    readGender({ title: ['Frau', ''], beforeName: 'contradiction' })
  ]).toEqual([
    { gender: 'female', errors: [] },
    { gender: 'male', errors: [] },
    { errors: ['gender-unknown'] },
    { errors: ['gender-unknown'] },
    { errors: ['gender-unknown'] }
  ])
})
