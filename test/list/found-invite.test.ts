import { describe, expect, it } from 'vitest'
import { proposalsOf } from './columns/read-lines.ts'

function proposed(title: string, ...values: readonly string[]) {
  return proposalsOf(
    `Nom;Prénom;Sexe;Natel;${title}`,
    ...values.map((value, at) => `Rey${at};Anne;F;079 123 45 1${at};${value}`)
  ).invite
}

describe('a column that parts visits by video from others', () => {
  it.each([
    ['Type', ['Vidéo', 'Cabinet', 'Téléphone'], ['Vidéo']],
    ['Mode', ['Présentiel', 'Téléconsultation'], ['Téléconsultation']],
    ['Ort', ['Online', 'Zimmer 3', ''], ['Online']],
    ['Modalità', ['Televisita', 'In presenza'], ['Televisita']],
    ['Salle', ['Visio 1', 'Salle 3', 'VISIO 1', 'Visio 2'], ['Visio 1', 'Visio 2']],
    ['Vidéo', ['oui', 'non', ''], ['Oui']],
    ['Appointment type', ['Video call', 'Face to face'], ['Video call']]
  ])('%s is proposed with its values', (title, values, chosen) => {
    expect(proposed(title, ...values)).toEqual({ column: title, values: chosen })
  })

  it('is not proposed where all visits are by video', () => {
    expect(proposed('Type', 'Vidéo', 'Vidéo')).toBeUndefined()
  })

  it('is not proposed for a video that is refused', () => {
    expect(proposed('Remarque', 'pas de vidéo', 'fauteuil roulant')).toBeUndefined()
  })

  it('is not proposed for remarks, which are sentences', () => {
    expect(
      proposed('Remarque', 'a demandé si une vidéo est possible la prochaine fois', 'fauteuil roulant')
    ).toBeUndefined()
  })

  it('is not proposed where almost every row has a value of its own', () => {
    const { invite } = proposalsOf(
      'Nom;Prénom;Sexe;Natel;Motif',
      ...Array.from({ length: 40 }, (_, at) => `Rey;Anne;F;079 123 45 ${10 + at};Vidéo ${at} suivi`)
    )
    expect(invite).toBeUndefined()
  })
})
