import { describe, expect, it } from 'vitest'
import { createDirectory, doctorKey, isSameDoctor } from '../../../src-renderer/list/fields/index.ts'

const directory = createDirectory([
  { text: 'Dr. med. Dora Keller', doctorEmail: 'keller@h.example' },
  { text: 'KELD', doctorEmail: 'keller@h.example' },
  { text: 'Anna Meier-Huber', doctorEmail: 'mh@h.example' },
  { text: 'Dr Ueli von Allmen', doctorEmail: 'va@h.example' },
  { text: 'DA SILVA Rita', doctorEmail: 'ds@h.example' },
  { text: 'Roth, Simon', doctorEmail: 'sr@h.example' },
  { text: 'Anna Frei', doctorEmail: 'af@h.example' },
  { text: 'Beat Frei', doctorEmail: 'bf@h.example' },
  { text: 'Tagesklinik', queue: 'tk' }
])

describe('the directory of doctors', () => {
  it.each([
    ['Dr. med. Dora Keller', 'keller@h.example'],
    ['DORA KELLER', 'keller@h.example'],
    ['Frau Dr. Keller', 'keller@h.example'],
    ['Dre  Keller', 'keller@h.example'],
    ['keld', 'keller@h.example'],
    ['Meier-Huber', 'mh@h.example'],
    ['Dr von Allmen', 'va@h.example'],
    ['Dott.ssa Da Silva', 'ds@h.example'],
    ['Prof. Roth', 'sr@h.example'],
    ['Dr Anna Frei', 'af@h.example']
  ])('knows %s', (cell, doctorEmail) => {
    expect(directory(cell)?.doctorEmail).toBe(doctorEmail)
  })

  it('knows a unit, whatever its case', () => {
    expect(directory('TAGESKLINIK')).toMatchObject({ queue: 'tk' })
  })

  it.each([
    ['a family name of two entries', 'Dr Frei'],
    ['two names', 'Keller / Roth'],
    ['two names with a word between', 'Dr Keller und Dr Roth'],
    ['an initial next to a family name', 'Keller B.'],
    ['a part of a double name', 'Huber'],
    ['a first name', 'Dora'],
    ['a similar name', 'Kellert'],
    ['an empty cell', ' – ']
  ])('knows nobody by %s', (_, cell) => {
    expect(directory(cell)).toBeUndefined()
  })
})

describe('two written forms', () => {
  const isSame = (one: string, other: string) => {
    const [first, second] = [doctorKey(one), doctorKey(other)]
    return first !== undefined && second !== undefined && isSameDoctor(first, second)
  }

  it('are one doctor where one holds all words of the other', () => {
    expect(isSame('Dr Keller', 'Dre Dora Keller')).toBe(true)
    expect(isSame('KELLER Dora', 'Dora Keller')).toBe(true)
  })

  it('are two doctors where a word differs', () => {
    expect(isSame('Anna Keller', 'Dora Keller')).toBe(false)
    expect(isSame('Keller', 'Kellerhals')).toBe(false)
  })
})
