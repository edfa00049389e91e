import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListRow } from '#contract/list.ts'
import { createListValidator, readList } from '../../../src-renderer/list/index.ts'
import { settings } from '../columns/read-lines.ts'
import { layout, rowOf, validatorOf } from './rows.ts'

const few = <T>(...values: readonly T[]) => fc.constantFrom(...values)

/** Few names, numbers, birth dates and appointments, so that rows coincide in every way. */
const anyRow = fc.record({
  last: few('Rochat', 'ROCHAT', 'Favre', 'Beiler', 'Beller', 'BeIler', 'Be1ler', 'Horn', 'Hom'),
  first: few('Anna', 'Luc'),
  sex: few('f', 'm', ''),
  born: few('', '04.05.1980', '1980-05-04', '05.05.1980'),
  phone: few('079 123 45 67', '078 123 45 67', '022 345 67 89', ''),
  email: few('', 'a@h.example'),
  when: few('01.12.2026 08:30', '02.12.2026 08:30', '')
})
const anyState = fc.record({
  excluded: fc.boolean(),
  role: few(undefined, 'aside' as const, 'patient' as const),
  accepted: few(undefined, ['duplicate-row'])
})

function toRow(at: number, patient: Parameters<typeof rowOf>[1], state: object): ListRow {
  const own = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined))
  return rowOf(at, patient, own)
}

const anyList = fc
  .array(fc.tuple(anyRow, anyState), { maxLength: 14 })
  .map((rows) => rows.map(([patient, state], at) => toRow(at + 2, patient, state)))

describe('a list validator', () => {
  it('has the same results after edits as a new validator of the edited list', () => {
    fc.assert(
      fc.property(
        anyList,
        fc.array(fc.tuple(fc.nat(13), anyRow, anyState), { maxLength: 6 }),
        fc.boolean(),
        (list, edits, together) => {
          const judge = validatorOf(list)
          const rows = [...list]
          const changed = edits.flatMap(([at, patient, state]) => {
            if (at >= rows.length) return []
            const row = toRow(at + 2, patient, state)
            rows[at] = row
            return [row]
          })
          if (together) judge.update(changed)
          else for (const row of changed) judge.update([row])
          expect(judge.results()).toEqual(validatorOf(rows).results())
        }
      ),
      { numRuns: 500 }
    )
  })

  it('reports every result that an edit changes, and only those', () => {
    fc.assert(
      fc.property(anyList, fc.nat(13), anyRow, anyState, (list, at, patient, state) => {
        fc.pre(at < list.length)
        const judge = validatorOf(list)
        const before = judge.results()
        const reported = judge.update([toRow(at + 2, patient, state)])
        const different = judge.results().filter((verdict, index) => verdict !== before[index])
        expect(reported).toEqual(different)
      })
    )
  })

  it('gives each record one result, errors to blocked rows and warnings to ready rows only', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const verdicts = createListValidator(list, layout, settings).results()
        expect(verdicts.map(({ rowId }) => rowId)).toEqual(list.map(({ rowId }) => rowId))
        for (const { status, errors, warnings, skipReason } of verdicts) {
          expect([status === 'blocked' ? errors.length > 0 : status === 'excluded' || errors.length === 0]).toEqual([
            true
          ])
          expect([
            status === 'ready' || warnings.length === 0,
            (status === 'aside') === (skipReason !== undefined)
          ]).toEqual([true, true])
        }
      })
    )
  })
})

const anyName = fc
  .tuple(fc.constantFrom(...'ABCDEFGHIJKLMNOPRSTUVWZÉÖÜÇ'), fc.stringMatching(/^[a-zéèüöäçñ]{2,9}$/))
  .map(([first, rest]) => first + rest)

describe('a made-up list of patients', () => {
  it('is read as it was generated, with title lines and any order of columns', () => {
    const patients = fc.array(
      fc.record({
        last: anyName,
        first: anyName,
        sex: few('male' as const, 'female' as const),
        digits: fc.stringMatching(/^7[5-9]\d{7}$/),
        day: fc.integer({ min: 1, max: 23 }),
        minute: fc.integer({ min: 0, max: 59 })
      }),
      { minLength: 3, maxLength: 12 }
    )
    const columns = fc.shuffledSubarray(['last', 'first', 'sex', 'phone', 'date', 'time'] as const, { minLength: 6 })
    fc.assert(
      fc.property(patients, columns, fc.nat(4), (people, order, titles) => {
        const two = (value: number) => String(value).padStart(2, '0')
        const words = {
          last: 'Nachname',
          first: 'Vorname',
          sex: 'Geschlecht',
          phone: 'Natel',
          date: 'Termin',
          time: 'Zeit'
        }
        const lines = people.map(({ last, first, sex, digits, day, minute }) => {
          const texts = {
            last,
            first,
            sex: sex === 'male' ? 'm' : 'w',
            phone: `0${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5, 7)} ${digits.slice(7)}`,
            date: `${two(day)}.12.2026`,
            time: `14:${two(minute)}`
          }
          return order.map((column) => texts[column]).join(';')
        })
        const head = Array.from({ length: titles }, (_, at) => `Spital Musterwil, Blatt ${at};;;;;`)
        const text = [...head, order.map((column) => words[column]).join(';'), ...lines, 'Total 12;;;;;'].join('\n')
        const reading = readList(new TextEncoder().encode(text), { settings, rowId: String })
        if (reading.kind === 'unreadable') throw new Error(reading.reason)
        const judged = reading.validator.results().filter(({ status }) => status !== 'aside')
        expect(judged.map(({ invitation }) => invitation)).toEqual(
          people.map(({ last, first, sex, digits, day, minute }) => ({
            lastName: last.normalize('NFC'),
            firstName: first.normalize('NFC'),
            gender: sex,
            phoneNumber: `+41${digits}`,
            scheduledFor: `2026-12-${two(day)}T13:${two(minute)}:00Z`,
            language: 'fr',
            queue: 'vidéo'
          }))
        )
      }),
      { numRuns: 150 }
    )
  })

  it('has every record validated or skipped, whatever its cells contain', () => {
    const anyCell = fc.oneof(
      fc.string({ maxLength: 12 }),
      few('', 'Nom', 'Total', 'Page 1', '079 123 45 67', 'a@b.ch', '01.12.2026', 'M')
    )
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, { maxLength: 7 }), { maxLength: 25 }), (table) => {
        const text = table.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n')
        const reading = readList(new TextEncoder().encode(text), { settings, rowId: String })
        if (reading.kind === 'unreadable') return
        expect(reading.validator.results().map(({ row }) => row)).toEqual(reading.rows.map(({ row }) => row))
        expect(
          reading.validator
            .results()
            .every(({ status, skipReason }) => (status === 'aside') === (skipReason !== undefined))
        ).toBe(true)
      }),
      { numRuns: 300 }
    )
  })
})
