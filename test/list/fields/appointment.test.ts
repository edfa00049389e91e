import { describe, expect, test } from 'vitest'
import { type AppointmentInput, readAppointment, readDate } from '../../../src-renderer/list/fields/index.ts'

const now = Date.parse('2026-11-30T07:00:00Z')

function said(input: Partial<AppointmentInput>): string {
  const { instant, errors, warnings } = readAppointment({ timeZone: 'Europe/Zurich', now, ...input })
  return [instant ?? '', ...errors, ...warnings].join(' ').trim()
}

const atHalfPastEight = '2026-12-03T07:30:00Z'

describe('3 December 2026', () => {
  test.each([
    '03.12.2026',
    '3.12.2026',
    '03.12.26',
    '3.12.26',
    '3/12/26',
    '03/12/2026',
    '03-12-2026',
    '03 12 2026',
    '03. 12. 2026',
    '03–12–2026',
    '2026-12-03',
    '2026/12/03',
    '2026.12.03',
    '20261203',
    '03122026',
    "l'3 dicembre 2026",
    '3. Dezember 2026',
    '3. DEZEMBER 2026',
    '3. Dez. 2026',
    '3.Dez.2026',
    '3. Dez 26',
    '3 décembre 2026',
    '3 De\u0301cembre 2026',
    '3 déc. 2026',
    '3 dec 2026',
    '3 dicembre 2026',
    '3 dic. 2026',
    '3 December 2026',
    '3rd December 2026',
    '3rd of December 2026',
    '03-Dec-26',
    '03-déc-2026',
    'Dec 3, 2026',
    'Dec. 3 2026',
    'December 3rd, 2026',
    'le 3 décembre 2026',
    'am 3. Dezember 2026',
    'Do 03.12.2026',
    'Do. 03.12.2026',
    'Do., 03.12.26',
    'Donnerstag, 3. Dezember 2026',
    'Donnerstag, den 3. Dezember 2026',
    'jeudi 3 décembre 2026',
    'jeudi, le 3 décembre 2026',
    'le jeudi 3 décembre 2026',
    'jeu. 3 déc. 2026',
    'je 03.12.2026',
    'gio 03/12/2026',
    'giovedì 3 dicembre 2026',
    'GIOVEDI 3 DICEMBRE 2026',
    'Thu 3 Dec 2026',
    'Thursday, December 3, 2026',
    '03.12.2026 (jeudi)',
    '46359',
    '46359.0',
    '03.12.2026 00:00:00',
    '03.12.2026 10:15',
    '2026-12-03T00:00:00',
    '2026-12-02T23:00:00Z',
    '2026-12-03T00:00:00Z',
    '\u00a003.12.2026\u00a0',
    '03.12.2026\u200b',
    '０３.１２.２０２６',
    '="03.12.2026"',
    '03.12.2026 matin'
  ])('written %j', (date) => {
    expect(said({ date, time: '08:30' })).toBe(atHalfPastEight)
  })
})

const months =
  'janvier janv. januar jan. jänner gennaio gen. january/février févr. fév. februar feb. febbraio february/' +
  'mars märz maerz mrz. marzo mar. march/avril avr. april aprile apr./mai maggio mag. may/juin juni giugno giu. june jun./' +
  'juillet juil. juli luglio lug. july jul./août aout august agosto ago. aug./' +
  'septembre sept. september settembre sett. set. sep./octobre oct. oktober okt. ottobre ott. october/' +
  'novembre nov. november NOVEMBRE/décembre déc. dezember dez. dicembre dic. december dec.'

test.each(months.split('/').flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)))(
  '%s is month %i',
  (name, month) => {
    const written = [`3 ${name} 2027`, `03-${name}-27`, `Lu. 3. ${name.toUpperCase()} 2027`, `${name} 3, 2027`]
    expect(written.map((date) => readDate(date)).map((day) => day.kind === 'day' && day.day)).toEqual(
      written.map(() => ({ year: 2027, month, day: 3 }))
    )
  }
)

const weekdays = [
  'lundi lun lun. lu montag mo mo. lunedì lunedi monday mon',
  'mardi mar. ma dienstag di di. martedì tuesday tue',
  'mercredi mer. me mittwoch mi mercoledì wednesday wed',
  'jeudi jeu. je donnerstag do giovedì gio thursday thu',
  'vendredi ven. ve freitag fr venerdì friday fri',
  'samedi sam. sa samstag sabato sab saturday sat',
  'dimanche dim. di sonntag so domenica dom sunday sun'
]

test('a weekday before the date is dropped; one that disagrees is reported, and the date counts', () => {
  // 7 December 2026 is a Monday.
  const read = weekdays.map((names, at) =>
    names
      .split(' ')
      .map((name) => readAppointment({ date: `${name} ${7 + at}.12.2026 8h`, timeZone: 'Europe/Zurich', now }))
  )
  const expected = weekdays.map((names, at) =>
    names.split(' ').map(() => ({
      day: { year: 2026, month: 12, day: 7 + at },
      instant: `2026-12-${String(7 + at).padStart(2, '0')}T07:00:00Z`,
      appointmentAt: Date.UTC(2026, 11, 7 + at, 7),
      errors: [],
      warnings: []
    }))
  )
  expect(read).toEqual(expected)
  expect(readAppointment({ date: 'Mo 08.12.2026', time: '8h', timeZone: 'Europe/Zurich', now }).weekdayDisagrees).toBe(
    true
  )
})

describe('half past eight', () => {
  test.each([
    '08:30',
    '8:30',
    ' 08:30 ',
    '08.30',
    '8.30',
    '08h30',
    '8h30',
    '8H30',
    '8 h 30',
    '8h 30',
    '8h30min',
    '8 heures 30 minutes',
    '(8h30)',
    '8.30.',
    '8.30-9',
    '8:30 -> 9:00',
    '8:30 → 9:00',
    'entre 8h30 et 9h',
    'zwischen 8:30 und 9:00 Uhr',
    'tra le 8.30 e le 9.00',
    'h8.30',
    '08:30 GMT+0100',
    '0830',
    '830',
    '08:30:00',
    '083000',
    '8:30 Uhr',
    '8.30 Uhr',
    '8 Uhr 30',
    'um 8.30 Uhr',
    'ore 8.30',
    'alle 8.30',
    'alle ore 8.30',
    'à 8h30',
    'at 8:30',
    '8:30 AM',
    '8.30am',
    '8:30 a.m.',
    '08:30-09:00',
    '8:30 – 9:00',
    '8h30-9h',
    '8h30 à 9h00',
    '0830-0900',
    '830 - 900',
    '08.30-10.00',
    'de 8h30 à 9h',
    'von 8:30 bis 9:00 Uhr',
    'dalle 8.30 alle 9.00',
    'dalle ore 8.30 alle ore 9.00',
    '0.354166667',
    '0,354166666666667',
    '.354166667',
    '30.12.1899 08:30:00',
    '31.12.1899 08:30',
    '01.01.1900 08:30:00',
    '00.01.1900 08:30',
    '1899-12-30 08:30:00',
    '1899-12-30T08:30:00',
    '12/30/1899 8:30:00 AM',
    '1.354166667',
    '03.12.2026 08:30',
    '\u200b08\u00a0h\u00a030',
    '０８：３０'
  ])('written %j', (time) => {
    expect(said({ date: '03.12.2026', time })).toBe(atHalfPastEight)
  })
})

test.each([
  ['14h', '13:00'],
  ['14 h', '13:00'],
  ['14 Uhr', '13:00'],
  ['ore 14', '13:00'],
  ['2 PM', '13:00'],
  ['2:30 PM', '13:30'],
  ['2.30pm', '13:30'],
  ['12:00 PM', '11:00'],
  ['12:15 pm', '11:15'],
  ['14-15h', '13:00'],
  ['2:00-2:30 PM', '13:00'],
  ['11:30-12:30 PM', '10:30'],
  ['14h15-14h45', '13:15'],
  ['ore 12.00-14', '11:00'],
  ['0.500', '11:00'],
  ['0.999', '22:59']
])('%s is %s UTC in winter', (time, utc) => {
  expect(said({ date: '03.12.2026', time })).toBe(`2026-12-03T${utc}:00Z`)
})

test('`ore` before it makes a time of what could be a fraction of a day', () => {
  expect(said({ date: '03.12.2026', time: 'ore 0.30' })).toBe('2026-12-02T23:30:00Z')
})

test.each([
  '',
  '-',
  'n/a',
  'matin',
  'Vormittag',
  'nach Absprache',
  '25:00',
  '24:00',
  '08:75',
  '8',
  '14',
  '8:5',
  '08-30',
  '0830-0500',
  '0.25',
  '(0.25)',
  '0.5',
  '10:45-1',
  '8h30 et 9h',
  '14:30 AM',
  '####',
  '#N/A',
  '04.12.2026 08:30'
])('%j is no time: the date alone does not do', (time) => {
  expect(said({ date: '03.12.2026', time })).toBe('time-missing')
})

describe('date and time in one cell', () => {
  test.each([
    '03.12.2026 08:30',
    '3.12.26 8:30',
    '3.12.26 8.30',
    '03.12.2026 8h30',
    '03.12.2026 à 08h30',
    'le 03/12/2026 à 8h30',
    '03.12.2026, 08:30 Uhr',
    '03.12.2026 um 8.30 Uhr',
    '03.12.2026 - 08:30',
    '03.12.2026\n08h30',
    '03.12.2026 0830',
    '03.12.2026 08:30-09:00',
    '03.12.2026 von 8:30 bis 9:00',
    'Do., 3. Dezember 2026, 8.30 Uhr',
    'jeudi 3 décembre 2026 à 8h30',
    'giovedì 3 dicembre 2026 alle 8.30',
    'giovedì 3 dicembre 2026 alle ore 8.30',
    'Thu 3 Dec 2026 at 8:30 AM',
    'Dec 3, 2026 8:30 AM',
    '3 Dec 26 8:30',
    '03.12.2026 Do 08:30',
    '2026-12-03T08:30',
    '2026-12-03 08:30:00',
    '2026-12-03T08:30:00+01:00',
    '2026-12-03T08:30:00+0100',
    '2026-12-03T08:30+01',
    '2026-12-03T07:30:00Z',
    '2026-12-03T07:30:00.000Z',
    '2026-12-03 07:30:00 UTC',
    '2026-12-03T02:30:00-05:00',
    '202612030830',
    '20261203083000',
    '202612030830+0100',
    '20261203023000-0500',
    '20261203T0830',
    '20261203T073000Z',
    '46359.354166667',
    '46359,354166667'
  ])('%j', (date) => {
    expect(said({ date })).toBe(atHalfPastEight)
  })

  test.each([
    '03.12.2026',
    '03.12.2026 00:00',
    '2026-12-03T00:00:00Z',
    '46359',
    '46359.0',
    '03.12.2026 matin',
    '03.12.2026 25:00'
  ])('%j lacks a time', (date) => {
    expect(said({ date })).toBe('time-missing')
  })
})

test.each([
  'à définir',
  'nach Absprache',
  'heute',
  'domani',
  'sur appel',
  '08h30',
  '0.354166667',
  '03.12.',
  '03.12',
  '3. Dezember',
  '3 Dec 08:30',
  '03.12. 14.30 Uhr',
  '12/2026',
  '2026',
  '03.12.026',
  '03.12.20266',
  '########',
  '#REF!',
  'reporté au 03.12.2026'
])('%j is no date', (date) => {
  expect([said({ date }), said({ date, time: '08:30' })]).toEqual(['date-invalid', 'date-invalid'])
})

test.each(['03.12.2026 annulé', '03.12.2026 ou 04.12.2026'])(
  '%j is more than a date, whatever the time column contains',
  (date) => {
    expect(said({ date, time: '08:30' })).toBe('date-invalid')
  }
)

test.each([
  '12/13/2026',
  '31.02.2027',
  '29.02.2027',
  '2026-11-31',
  '32.12.2026',
  '00.12.2026',
  '20261331',
  '0000-00-00',
  '00.00.0000',
  '31. April 2027'
])('%s does not exist', (date) => {
  expect([said({ date }), said({ date, time: '08:30' })]).toEqual(['date-impossible', 'date-impossible'])
})

test('the day comes first, always, unless the year does; two digits are of this century', () => {
  const days = ['03.04.2027', '3/4/27', '04-03-2027', '2027-04-03', '26-12-03', '29.02.2028']
  expect(
    days.map((date) => readDate(date)).map((read) => read.kind === 'day' && Object.values(read.day).join('-'))
  ).toEqual(['2027-4-3', '2027-4-3', '2027-3-4', '2027-4-3', '2003-12-26', '2028-2-29'])
})

test('neither date nor time is a row without appointment; a time alone is an error', () => {
  expect([
    said({}),
    said({ date: '', time: '' }),
    said({ date: '-', time: 'n/a' }),
    said({ date: 'unbekannt' }),
    said({ date: '', time: '08:30' }),
    said({ time: 'matin' }),
    said({ time: '03.12.2026 08:30' })
  ]).toEqual([
    'no-appointment',
    'no-appointment',
    'no-appointment',
    'no-appointment',
    'date-invalid',
    'date-invalid',
    atHalfPastEight
  ])
})

test('past and far future are counted from now, to the second', () => {
  const read = (date: string) => said({ date }).replace(/^\S+Z ?/, '')
  expect([
    read('2026-11-30T06:59:59Z'),
    read('30.11.2026 08:00'),
    read('30.11.2026 08:01'),
    read('24.12.2026 08:00'),
    read('24.12.2026 08:01'),
    read('03.12.2025 08:30')
  ]).toEqual(['date-past', '', '', '', 'far-future', 'date-past'])
})

test('clock changes: a skipped time does not exist, a doubled one is ambiguous unless its offset is given', () => {
  expect([
    said({ date: '28.03.2027', time: '01:59' }),
    said({ date: '28.03.2027', time: '02:00' }),
    said({ date: '28.03.2027', time: '02:59' }),
    said({ date: '28.03.2027', time: '03:00' }),
    said({ date: '31.10.2027', time: '01:59' }),
    said({ date: '31.10.2027', time: '02:00' }),
    said({ date: '31.10.2027', time: '02:59' }),
    said({ date: '31.10.2027', time: '03:00' }),
    said({ date: '2027-10-31T02:30:00+02:00' }),
    said({ date: '2027-10-31T02:30:00+01:00' }),
    said({ date: '28.03.2027', time: '01:30', timeZone: 'Europe/London' }),
    said({ date: '28.03.2027', time: '02:30', timeZone: 'Europe/London' })
  ]).toEqual([
    '2027-03-28T00:59:00Z far-future',
    'time-nonexistent',
    'time-nonexistent',
    '2027-03-28T01:00:00Z far-future',
    '2027-10-30T23:59:00Z far-future',
    'time-ambiguous',
    'time-ambiguous',
    '2027-10-31T02:00:00Z far-future',
    '2027-10-31T00:30:00Z far-future',
    '2027-10-31T01:30:00Z far-future',
    'time-nonexistent',
    '2027-03-28T01:30:00Z far-future'
  ])
})

test('serial numbers count from 1904 in workbooks of that date system', () => {
  expect([
    said({ date: '44895.38888888889', dateSystem: 1904 }),
    said({ date: '44895', time: '0.38888888889', dateSystem: 1904 }),
    said({ date: '44898', dateSystem: 1904 })
  ]).toEqual(['2026-12-01T08:20:00Z', '2026-12-01T08:20:00Z', 'time-missing'])
})

describe('3 December 2026, 08:30, in one cell', () => {
  test.each([
    '08:30 03.12.2026',
    '08h30, le 03.12.2026',
    '8.30 Uhr am 3. Dezember 2026',
    'um 8.30 Uhr, Do. 03.12.2026',
    'ore 8.30 del 3 dicembre 2026',
    'von 8 h 30 bis 9 h 00 03.12.2026',
    '8:30 am 03/12/2026',
    '03.12.2026 (08:30)',
    'RDV le 03.12.2026 à 08:30',
    'Termin: Do 03.12.2026, 08:30',
    '03.12.2026 env. 8h30',
    '03.12.2026-08:30',
    '2026-12-03-08.30.00.000000',
    '03.12.2026 08:30 - 03.12.2026 09:00',
    '03.12.2026 08:30 bis 03.12.2026 9:00 Uhr',
    'du 03.12.2026 08:30 au 03.12.2026 09:00',
    '2026-12-03T08:30/2026-12-03T09:00',
    '2026-12-03T07:30:00Z/2026-12-03T08:00:00Z',
    'Thu Dec 03 2026 08:30:00 GMT+0100'
  ])('%s', (date) => {
    expect(said({ date })).toBe(atHalfPastEight)
  })

  test.each([
    ['08:30 03.12.2026 09:30', 'date-invalid'],
    ['03.12.2026 08:30 - 04.12.2026 09:00', 'time-missing'],
    ['03.12.2026 08:30 - 10.12.2026', 'time-missing'],
    ['2026-12-03-08:30', 'time-missing'],
    ['annulé 08:30 03.12.2026', 'date-invalid'],
    ['08:30', 'date-invalid'],
    ['25:00 03.12.2026', 'date-invalid'],
    ['08:30 31.02.2027', 'date-impossible'],
    ['12.03.27', 'time-missing'],
    ['0000-00-00', 'date-impossible'],
    ['00.00.0000', 'date-impossible'],
    ['00000000', 'date-impossible']
  ])('%s is not: %s', (date, code) => {
    expect(said({ date })).toBe(code)
  })
})

test.each([
  ['h. 8.30', '2026-12-03T07:30:00Z'],
  ['0830 Uhr', '2026-12-03T07:30:00Z'],
  ['830 h', '2026-12-03T07:30:00Z'],
  ['env. 8h30', '2026-12-03T07:30:00Z'],
  ['ca. 8.30 Uhr', '2026-12-03T07:30:00Z'],
  ['h 14', '2026-12-03T13:00:00Z'],
  ["14 o'clock", '2026-12-03T13:00:00Z'],
  ['14', 'time-missing'],
  ['2560 Uhr', 'time-missing']
])('the time %s is %s', (time, expected) => {
  expect(said({ date: '03.12.2026', time })).toBe(expected)
})

test('with the month first only numeric dates are read differently, and a month over 12 is impossible', () => {
  const monthFirst = (date: string, time = '08:30') => said({ date, time, dateOrder: 'month-first' })
  expect([
    monthFirst('12/03/2026'),
    monthFirst('12.3.26'),
    monthFirst('12032026'),
    monthFirst('12 03 2026'),
    monthFirst('Thu 12-03-2026 08:30'),
    monthFirst('12/03/2026', '12/03/2026 08:30'),
    monthFirst('2026-12-03'),
    monthFirst('3 December 2026'),
    monthFirst('46359'),
    monthFirst('13/12/2026'),
    monthFirst('02/30/2027')
  ]).toEqual([...Array(9).fill(atHalfPastEight), 'date-impossible', 'date-impossible'])
})
