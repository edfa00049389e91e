import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import {
  nameOrderOfHeader,
  readAppointment,
  readDestination,
  readEmail,
  readFullName,
  readGender,
  readLanguage,
  readNames,
  readPhones,
  readStatus
} from '../../../src-renderer/list/fields/index.ts'
import { decodeAs } from '../../../src-renderer/list/parsing/code-pages.ts'
import type { Encoding } from '../../../src-renderer/list/parsing/reading.ts'
import { readExampleLists } from '../example-lists.ts'

interface ExpectedRow {
  readonly row: number
  readonly verdict: 'ready' | 'blocked'
  readonly invitation: Readonly<Record<string, string>>
  readonly why: readonly string[]
  readonly warn: readonly string[]
}

interface Expected {
  readonly format?: { readonly container: string; readonly encoding: string; readonly delimiter: string }
  readonly settings: {
    readonly defaultCountry: string
    readonly timeZone: string
    readonly now: string
    readonly defaultLanguage: string
    readonly doctorEmail?: string
    readonly queue?: string
  }
  readonly columns: readonly string[]
  readonly rows?: readonly ExpectedRow[]
  readonly skipped: readonly { readonly row: number; readonly why: string }[]
}

const lists = readExampleLists<Expected>().flatMap(({ name, bytes, expected: { rows, ...expected } }) =>
  expected.format?.container === 'csv' && rows ? [{ ...expected, name, bytes, rows }] : []
)

type List = (typeof lists)[number]

const delimiters: Readonly<Record<string, string>> = { tab: '\t', '\\t': '\t' }

function recordsOf({ bytes, format }: List): readonly (readonly string[])[] {
  const encoding = (format?.encoding ?? 'utf-8').replace('-bom', '') as Encoding
  const text = decodeAs(encoding, bytes).replace(/^\uFEFF/, '')
  const delimiter = format?.delimiter ?? ';'
  // Mixed line ends would end a quoted cell early or late in the parser; the lists have one kind outside of quotes.
  return Papa.parse<string[]>(text.replaceAll('\0', '').replace(/\r\n?/g, '\n'), {
    delimiter: delimiters[delimiter] ?? delimiter,
    newline: '\n'
  }).data
}

/** What the cells of one record say on their own, with the meaning of the columns given. */
function judge(list: List, cells: readonly string[], header: readonly string[]): ExpectedRow['invitation'] | object {
  const { settings, columns } = list
  const all = (meaning: string) => columns.flatMap((column, at) => (column === meaning ? [cells[at] ?? ''] : []))
  const one = (meaning: string) => all(meaning)[0]
  const nameHeader = header[columns.indexOf('fullName')] ?? ''
  const fullName = one('fullName')
  const name =
    fullName === undefined
      ? readNames(one('firstName') ?? '', one('lastName') ?? '')
      : readFullName(fullName, nameOrderOfHeader(nameHeader))
  const gender = readGender({ sex: all('gender'), beforeName: name.genderBefore })
  const email = readEmail(one('email') ?? '')
  const phones = readPhones({
    mobile: all('phone:mobile'),
    other: all('phone'),
    country: settings.defaultCountry,
    email: email.kind
  })
  const moment = readAppointment({
    date: one('date') ?? one('dateTime'),
    time: one('time'),
    timeZone: settings.timeZone,
    now: Date.parse(settings.now)
  })
  const language = readLanguage(one('language'), settings.defaultLanguage)
  const destination = readDestination({ doctorEmail: one('doctorEmail'), queue: one('queue'), defaults: settings })
  const why =
    readStatus(one('status') ?? '') === 'cancelled'
      ? ['cancelled']
      : [
          ...name.errors,
          ...gender.errors,
          ...(email.kind === 'invalid' ? ['email-invalid'] : []),
          ...phones.errors,
          ...moment.errors,
          ...destination.errors
        ]
  if (why.length > 0) return { verdict: 'blocked', why: why.sort() }
  const warn = [
    ...name.warnings,
    ...(email.kind === 'address' && email.repair ? ['email-repaired'] : []),
    ...phones.warnings,
    ...moment.warnings,
    ...language.warnings
  ]
  return {
    verdict: 'ready',
    warn: warn.sort(),
    invitation: {
      firstName: name.firstName,
      lastName: name.lastName,
      gender: gender.gender,
      ...(phones.phoneNumber ? { phoneNumber: phones.phoneNumber } : {}),
      ...(email.kind === 'address' ? { emailAddress: email.address } : {}),
      ...(moment.instant ? { scheduledFor: moment.instant } : {}),
      language: language.language,
      ...(destination.doctorEmail ? { doctorEmail: destination.doctorEmail } : {}),
      ...(destination.queue ? { queue: destination.queue } : {})
    }
  }
}

/** What shows only between rows is not the business of single values. */
const betweenRows = new Set(['duplicate-row', 'two-visits', 'phone-shared'])

function expectedOf({ verdict, invitation, why, warn }: ExpectedRow): object {
  const own = why.filter((code) => !betweenRows.has(code))
  return verdict === 'ready'
    ? { verdict, warn: warn.filter((code) => !betweenRows.has(code)).sort(), invitation }
    : { verdict, why: [...own].sort() }
}

describe.each(lists)('$name', (list) => {
  const records = recordsOf(list)
  const headerRow = list.skipped.find(({ why }) => why === 'header')?.row
  const header = headerRow === undefined ? [] : (records[headerRow - 1] ?? [])

  test('every row has the expected values, with the columns given', () => {
    const rows = list.rows.filter(({ why }) => !why.includes('date-order-unsure') && !why.includes('duplicate-row'))
    expect(rows.map(({ row }) => ({ row, ...judge(list, records[row - 1] ?? [], header) }))).toEqual(
      rows.map((row) => ({ row: row.row, ...expectedOf(row) }))
    )
  })
})
