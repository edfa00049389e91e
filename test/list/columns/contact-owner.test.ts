import { describe, expect, it } from 'vitest'
import { proposalsOf, readLines } from './read-lines.ts'

/** Meanings of the columns, or why one is not used. */
function uses(...lines: readonly string[]): readonly string[] {
  return readLines(...lines).evidence.map(({ meaning, evidence }) => {
    const ignored = evidence.find((own) => own.kind === 'ignored')
    return ignored?.kind === 'ignored' ? ignored.reason : meaning
  })
}

describe('a contact behind a doctor', () => {
  it('is the doctor’s where all patients of the doctor share it', () => {
    expect(
      uses(
        'Patient;Sexe;Natel;RDV;Médecin;Tél.',
        'Rey Anne;F;079 123 45 10;01.12.2026 08:30;Dr Favre;079 999 88 77',
        'Roy Luc;M;079 123 45 11;01.12.2026 08:50;Dr Favre;079 999 88 77'
      ).at(-1)
    ).toBe('doctor')
  })

  it('is the patient’s where each patient of the doctor has another', () => {
    expect(
      uses(
        'Arzt;E-Mail;Name;Vorname;m/w',
        'Dr Keller;anne@x.example;Rey;Anne;w',
        'Dr Keller;luc@x.example;Roy;Luc;m',
        'Dr Keller;eva@x.example;Ray;Eva;w'
      )[1]
    ).toBe('email')
  })

  it('is asked about where the list does not show it', () => {
    expect(
      uses('Name;Vorname;m/w;Termin;Arzt;Tel.', 'Rey;Anne;w;01.12.2026 08:30;Dr Keller;079 123 45 10').at(-1)
    ).toBe('whose-contact')
  })
})

describe('a contact behind another person', () => {
  it.each([
    ['a guardian', 'Beistand', 'Ott Max', 'other-person'],
    ['a person of an unknown title', 'Marraine de suivi', 'Mme Zoé Blanc', 'whose-contact']
  ])('%s', (_, title, name, use) => {
    expect(
      uses(
        `Nom;Prénom;Sexe;Natel;${title};Mobile`,
        `Rey;Anne;F;079 123 45 10;${name};079 999 88 77`,
        `Roy;Luc;M;079 123 45 11;${name};079 999 88 78`
      ).at(-1)
    ).toBe(use)
  })
})

describe('one address', () => {
  it('of all patients is asked about', () => {
    expect(
      uses(
        'Nom;Prénom;Sexe;Natel;E-mail',
        'Rey;Anne;F;079 123 45 10;ward@h.example',
        'Roy;Luc;M;079 123 45 11;ward@h.example',
        'Ray;Eva;F;079 123 45 12;ward@h.example'
      ).at(-1)
    ).toBe('whose-contact')
  })
})

describe('names next to each other', () => {
  it('are forms of one name under different titles', () => {
    expect(uses('Nom;Prénoms;Prénom utilisé;Sexe;Natel', 'Rey;Anne Marie;Marie;F;079 123 45 10')).toEqual([
      'lastName',
      'second-of-kind',
      'firstName',
      'gender',
      'phone:mobile'
    ])
  })

  it('are those in use only where all patients have one', () => {
    expect(
      uses(
        'Nom;Prénoms;Prénom utilisé;Sexe;Natel',
        'Rey;Anne Marie;Marie;F;079 123 45 10',
        'Roy;Luc;;M;079 123 45 11'
      ).slice(1, 3)
    ).toEqual(['firstName', 'second-of-kind'])
  })
})

describe('the user’s answer', () => {
  it('is kept with the layout, and asked no more', () => {
    const lines = ['Nom;Prénom;Sexe;Natel voisine;RDV', 'Rey;Anne;F;079 123 45 10;01.12.2026 08:30']
    expect(proposalsOf(...lines).contacts).toEqual([])
    const asked = proposalsOf('Nom;Prénom;Sexe;Natel bureau;RDV', 'Rey;Anne;F;079 123 45 10;01.12.2026 08:30')
    expect(asked.contacts).toEqual([
      { column: 3, header: 'Natel bureau', meaning: 'phone:mobile', samples: ['079 123 45 10'], withoutOther: 1 }
    ])
  })
})
