import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { type PhonesInput, readPhoneCell, readPhones } from '../../../src-renderer/list/fields/index.ts'

/** One line: the number or nothing, what blocks, what warns. */
function said(input: Partial<PhonesInput>): string {
  const { phoneNumber, errors, warnings } = readPhones({
    mobile: [],
    other: [],
    country: 'CH',
    email: 'none',
    ...input
  })
  return [phoneNumber ?? '', ...errors, ...[...warnings].sort()].join(' ').trim()
}

const mobileColumn = (cell: string, country = 'CH') => said({ mobile: [cell], country })
const otherColumn = (cell: string, country = 'CH') => said({ other: [cell], country })

const repaired = '+41791234567 phone-repaired'

describe('a Swiss mobile in a Swiss list', () => {
  test.each([
    '079 123 45 67',
    '0791234567',
    '079.123.45.67',
    '079-123-45-67',
    '079-1234567',
    '+41791234567',
    '+41 79 123 45 67',
    '+41-79-123-45-67',
    ' 079 123 45 67  '
  ])('%j is taken unchanged', (cell) => {
    expect(mobileColumn(cell)).toBe('+41791234567')
    expect(otherColumn(cell)).toBe('+41791234567')
  })

  test.each([
    '0041 79 123 45 67',
    '0041791234567',
    '00 41 79 123 45 67',
    '+41 (0)79 123 45 67',
    '+41(0)791234567',
    '0041 (0) 79 123 45 67',
    '+410791234567',
    '+41 079 123 45 67',
    '(+41) 79 123 45 67',
    '(0041) 79 123 45 67',
    '41791234567',
    '41 79 123 45 67',
    '41 (0)79 123 45 67',
    '791234567',
    '79 123 45 67',
    "'0791234567",
    "079'123'45'67",
    '079/123 45 67',
    '079 / 123 45 67',
    '(079) 123 45 67',
    '+41 [0]79 123 45 67',
    '📱 079 123 45 67',
    '079–123 45 67',
    '079\u2011123\u201145\u201167',
    '079\u00a0123\u00a045\u00a067',
    '079\u202f123\u202f45\u202f67',
    '\u200b0791234567',
    '\u202a079 123 45 67\u202c',
    '079 123 45 67\t',
    '079 123\n45 67',
    '０７９１２３４５６７',
    '٠٧٩١٢٣٤٥٦٧',
    '="0791234567"',
    'Natel: 079 123 45 67',
    'Natel:079 123 45 67',
    'Natel 1: 079 123 45 67',
    'M 079 123 45 67',
    'tél. 079 123 45 67',
    'tel:+41791234567',
    '079 123 45 67 dès 18h',
    '079 123 45 67 *',
    '791234567.0'
  ])('%j is repaired', (cell) => {
    expect(mobileColumn(cell)).toBe(repaired)
    expect(otherColumn(cell)).toBe(repaired)
  })

  test.each([
    '022 345 67 89 / 079 123 45 67',
    '022/345 67 89 / 079/123 45 67',
    '022 345 67 89/079 123 45 67',
    '022 345 67 89; 079 123 45 67',
    '022 345 67 89, 079 123 45 67',
    '022 345 67 89\n079 123 45 67',
    '022 345 67 89\r\n079 123 45 67',
    '022 345 67 89 ou 079 123 45 67',
    '022 345 67 89 OU 079 123 45 67',
    '022 345 67 89 oder 079 123 45 67',
    '022 345 67 89 o 079 123 45 67',
    '022 345 67 89 or 079 123 45 67',
    '022 345 67 89 (ou 079 123 45 67)',
    'P: 022 345 67 89, M: 079 123 45 67',
    '079 123 45 67 / 076 765 43 21',
    '079 123 45 67 oder 076 765 43 21',
    '+41 79 123 45 67 / +33 6 12 34 56 99',
    '079 123 45 6 / 079 123 45 67',
    'voir dossier / 079 123 45 67',
    '- / 079 123 45 67',
    '4,1791E+10; 079 123 45 67'
  ])('%j holds it as the first valid mobile', (cell) => {
    expect(otherColumn(cell)).toBe(repaired)
  })
})

describe('what cannot be read in a Swiss list', () => {
  test.each([
    '079 123 45 6',
    '079 123 45 678',
    '79 12 34 56',
    '791 23 45',
    '000 000 00 00',
    '0',
    'voir dossier',
    'kein Natel!',
    '079 xxx 45 67',
    'O79 123 45 67',
    '079 123 45 67 079 765 43 21',
    '+079 123 45 67',
    '+41 79 123 45',
    '074 412 34 56',
    '074.412.34.56',
    '(074) 412 34 56',
    '68 012 34 56',
    '063 456 78 86',
    '0800 123 456',
    '0900 123 456',
    '0848 123 456',
    '0878 123 456',
    '+1 800 555 1234',
    '0347 123 4595',
    '07911 123456',
    '0151 1234567 / 8',
    '756.1234.5678.97',
    '#N/A',
    '########',
    'x'
  ])('%j blocks, even with a valid address', (cell) => {
    expect(said({ mobile: [cell], email: 'address' })).toBe('phone-invalid')
    expect(said({ other: [cell], email: 'none' })).toBe('phone-invalid')
  })

  test.each(['4.17912E+10', '4,17912E+10', '4.1791234567E+10', '4,1791e10', '4E+10', '4.17912 E+10', '7.91235E+08'])(
    '%j has lost its digits',
    (cell) => {
      expect(said({ mobile: [cell], email: 'address' })).toBe('phone-digits-lost')
    }
  )
})

describe('Basel or France', () => {
  test.each([
    ['061 234 56 78', 'phone-landline-only', 'phone-landline-only'],
    ['061/234 56 78', 'phone-landline-only', 'phone-landline-only'],
    ['061/2345678', 'phone-landline-only', 'phone-landline-only'],
    ['(062) 234 56 78', 'phone-landline-only', 'phone-landline-only'],
    ['61 234 56 78', 'phone-landline-only', 'phone-landline-only'],
    ['0612345678', '+33612345678 phone-other-country', 'phone-landline-only'],
    ['0621234567', '+33621234567 phone-other-country', 'phone-landline-only'],
    ['612345678', '+33612345678 phone-other-country phone-repaired', 'phone-landline-only'],
    ['06 12 34 56 78', '+33612345678 phone-other-country', '+33612345678 phone-other-country'],
    ['06.12.34.56.78', '+33612345678 phone-other-country', '+33612345678 phone-other-country'],
    ['06 12 34 56 78 ', '+33612345678 phone-other-country', '+33612345678 phone-other-country'],
    [
      '06/12/34/56/78',
      '+33612345678 phone-other-country phone-repaired',
      '+33612345678 phone-other-country phone-repaired'
    ]
  ])('%s is read by its groups, else by its column', (cell, inMobile, inOther) => {
    expect([mobileColumn(cell), otherColumn(cell)]).toEqual([inMobile, inOther])
  })

  test('a note says that two readings were possible, and which was used', () => {
    const read = (cell: string) =>
      readPhoneCell(cell, 'CH', true).map((number) => ('note' in number ? number.note : ''))
    expect(['06 12 34 56 78', '061 234 56 78', '0171 3920012', '41791234567', '079 123 45 67'].flatMap(read)).toEqual([
      'french-not-basel',
      'basel-not-french',
      'national-of-other-country',
      'plus-was-missing',
      ''
    ])
  })
})

describe('numbers of other countries in a Swiss list', () => {
  test.each([
    ['0634567885', '+33634567885 phone-other-country'],
    ['06 80 12 34 86', '+33680123486 phone-other-country'],
    ['680123486', '+33680123486 phone-other-country phone-repaired'],
    ['0695123487', '+33695123487 phone-other-country'],
    ['07 30 12 34 88', '+33730123488 phone-other-country'],
    ['07 44 12 34 56', '+33744123456 phone-other-country'],
    ['+33 6 12 34 56 90', '+33612345690 phone-other-country'],
    ['0033 (0)6 12 34 56 91', '+33612345691 phone-other-country phone-repaired'],
    ['33612345692', '+33612345692 phone-other-country phone-repaired'],
    ['0171 3920012', '+491713920012 phone-other-country'],
    ['0171/3920014', '+491713920014 phone-other-country phone-repaired'],
    ['0151 12345678', '+4915112345678 phone-other-country'],
    ['4917604069013', '+4917604069013 phone-other-country phone-repaired'],
    ['347 123 4595', '+393471234595 phone-other-country'],
    ['3471234595', '+393471234595 phone-other-country'],
    ['393471234597', '+393471234597 phone-other-country phone-repaired'],
    ['0664 1234598', '+436641234598 phone-other-country'],
    ['0664/1234598', '+436641234598 phone-other-country phone-repaired'],
    ['43 664 1234598', '+436641234598 phone-other-country phone-repaired'],
    ['447481595185', '+447481595185 phone-other-country phone-repaired'],
    ['+423 791 23 45', '+4237912345 phone-other-country'],
    ['00423 791 23 46', '+4237912346 phone-other-country phone-repaired'],
    ['+1 212 555 0123', '+12125550123 phone-other-country']
  ])('%s', (cell, reading) => {
    expect(mobileColumn(cell)).toBe(reading)
  })
})

test.each([
  '022 345 67 89',
  '+41 22 345 67 89',
  '0041 (0)22 345 67 89',
  '223456789',
  '058 123 45 67',
  '043 664 12 34',
  '436641234',
  '04 50 12 34 56',
  '0450123456',
  '09 70 12 34 56',
  '+39 06 698 12345',
  '+39 (0)6 698 12345',
  '022 345 67 89 / 044 345 67 89',
  '061/234 56 79 / 061/234 56 80',
  '022 345 67 89, privé'
])('%s is a fixed line: ignored with an address, else the patient cannot be reached', (cell) => {
  expect([
    said({ other: [cell], email: 'address' }),
    said({ mobile: [cell], email: 'none' }),
    said({ other: [cell], email: 'invalid' })
  ]).toEqual(['landline-ignored', 'phone-landline-only', 'phone-landline-only'])
})

describe('lists of other countries', () => {
  test.each([
    ['FR', '06 36 76 33 47', '+33636763347'],
    ['FR', '06.15.76.71.76', '+33615767176'],
    ['FR', '079 123 45 68', '+33791234568'],
    ['FR', '0612345678', '+33612345678'],
    ['FR', '670241908', '+33670241908 phone-repaired'],
    ['FR', '+33 (0)6 40 43 26 23', '+33640432623 phone-repaired'],
    ['FR', '+41 79 123 45 67', '+41791234567 phone-other-country'],
    ['FR', '41791234567', '+41791234567 phone-other-country phone-repaired'],
    ['FR', '01 45 67 89 01', 'phone-landline-only'],
    ['FR', '06 12 34 56 7', 'phone-invalid'],
    ['DE', '0171 3920077', '+491713920077'],
    ['DE', '0171/3920010', '+491713920010 phone-repaired'],
    ['DE', '1713920057', '+491713920057 phone-repaired'],
    ['DE', '00491713920041', '+491713920041 phone-repaired'],
    ['DE', '41791234570', '+41791234570 phone-other-country phone-repaired'],
    ['DE', '030/23456789', 'phone-landline-only'],
    ['GB', '07475 098601', '+447475098601'],
    ['GB', '+44 (0)7481 595185', '+447481595185 phone-repaired'],
    ['GB', '02079 460155', 'phone-landline-only'],
    ['IT', '347 123 4595', '+393471234595'],
    ['IT', '06 698 12345', 'phone-landline-only'],
    ['AT', '0664 1234598', '+436641234598'],
    ['NL', '06 12345678', '+31612345678'],
    ['US', '(212) 555-0123', '+12125550123 phone-repaired'],
    ['LI', '791 23 45', '+4237912345']
  ])('%s: %s', (country, cell, reading) => {
    expect(mobileColumn(cell, country)).toBe(reading)
  })
})

test.each([
  'Eltern: 079 555 83 01 / 079 555 84 01',
  'mère : 079 555 83 01, 079 555 84 01',
  'Mutter: 079 555 83 01 / 079 555 84 01 (abends)',
  '079 555 83 03 / 079 555 84 03 (parents)',
  'enfants: 079 555 83 04, 079 555 84 04',
  'Kinder 079 555 83 06 / 079 555 84 06',
  'curatelle: 079 555 83 11 / 079 555 84 11'
])('a word before or behind all numbers belongs to all of them: %s', (cell) => {
  expect(readPhoneCell(cell, 'CH', true).map(({ kind }) => kind)).toEqual(['of-other', 'of-other'])
})

test('a number with a word of its own is not that of a person named before', () => {
  const kinds = readPhoneCell('Eltern: 079 555 83 01 / privat 079 555 84 01', 'CH', true).map(({ kind }) => kind)
  expect(kinds).toEqual(['of-other', 'mobile'])
})

test('columns said to be mobile come first, then the others, each from left to right; the rest is ignored', () => {
  expect([
    said({ mobile: ['078 123 45 30'], other: ['076 123 45 31'] }),
    said({ mobile: ['022 345 67 92'], other: ['078 123 45 29'] }),
    said({ mobile: ['079 12 34'], other: ['078 123 45 32'] }),
    said({ mobile: ['', '078 123 45 33'], other: [] }),
    said({ mobile: ['-', 'n/a'], other: ['022 345 67 89', '078 123 45 34'] }),
    said({ mobile: ['079 12 345 6'], other: ['022 345 67 93'], email: 'address' })
  ]).toEqual(['+41781234530', '+41781234529', '+41781234532', '+41781234533', '+41781234534', 'phone-invalid'])
})

test('without any number the row needs an address', () => {
  const empty = { mobile: ['', '—'], other: ['aucun', 'n/a'] }
  expect([
    said({ ...empty, email: 'none' }),
    said({ ...empty, email: 'address' }),
    said({ ...empty, email: 'invalid' })
  ]).toEqual(['contact-missing', '', ''])
})

test('a repaired number comes with its cell as it was, an unreadable one with its text', () => {
  expect([
    readPhones({ mobile: ['Natel: 079 123 45 67'], other: [], country: 'CH', email: 'none' }),
    readPhones({ mobile: ['079 12 34'], other: ['4,1791E+10'], country: 'CH', email: 'none' })
  ]).toEqual([
    {
      phoneNumber: '+41791234567',
      repair: { before: 'Natel: 079 123 45 67', after: '+41791234567' },
      unreadable: [],
      errors: [],
      warnings: ['phone-repaired']
    },
    { unreadable: ['079 12 34', '4,1791E+10'], errors: ['phone-invalid', 'phone-digits-lost'], warnings: [] }
  ])
})

describe('a Swiss mobile written plainly', () => {
  test('agrees with the library for every block of 075 to 079', () => {
    const blocks = Array.from(
      { length: 500 },
      (_, at) => `7${5 + Math.floor(at / 100)}${String(at % 100).padStart(2, '0')}12345`
    )
    const parsed = blocks.map((digits) => parsePhoneNumberFromString(`+41${digits}`))
    expect(parsed.filter((number) => number?.getType() !== 'MOBILE')).toEqual([])
  })

  test('is read as with a word before it, which takes the long way', () => {
    for (const cell of [
      '079 123 45 67',
      '0791234567',
      '+41 79 123 45 67',
      '0041791234567',
      '078.123.45.67',
      '076-123-45-67'
    ]) {
      const [plain] = readPhoneCell(cell, 'CH', false)
      const [long] = readPhoneCell(`Natel ${cell}`, 'CH', false)
      expect({ ...plain, text: '' }).toEqual({ ...long, text: '' })
    }
  })
})

describe('a word glued to a number before another number', () => {
  test.each([
    ['0764288789;fils 078 576 93 23', '+41764288789 phone-repaired'],
    ['0764288789/Natel 078 576 93 24', '+41764288789 phone-repaired'],
    ['+41764288789,fille 078 576 93 25', '+41764288789 phone-repaired'],
    ['Natel 0764288789;fils 0785769326', '+41764288789 phone-repaired'],
    ['022 345 67 10 A;0764288789', '+41764288789 phone-repaired'],
    ['0764288789;fils', 'phone-of-other'],
    ['0764288789-fils 078 576 93 23', 'phone-of-other'],
    ['0764288789=fils 078 576 93 23', 'phone-of-other'],
    ['0764288789A 0785769323', 'phone-invalid']
  ])('%j is never sent to the other number in its place: %s', (cell, expected) => {
    expect(mobileColumn(cell)).toBe(expected)
    expect(otherColumn(cell)).toBe(expected)
  })
})

test('an hour after a word is not part of the number', () => {
  const cells = ['appeler le 079 123 45 67 après 18 h', '079 123 45 67 après 18h00', 'ab 18 Uhr 079 123 45 67']
  expect(cells.map((cell) => mobileColumn(cell))).toEqual(cells.map(() => repaired))
  expect(mobileColumn('079 123 45 67 h')).toBe(repaired)
})

test('question marks in place of digits are a number that cannot be read', () => {
  expect(['?', '????'].map((cell) => said({ mobile: [cell], email: 'address' }))).toEqual(['', 'phone-invalid'])
})
