import type { EditableField } from '#contract/editable-fields.ts'
import type { Layout, ListRow } from '#contract/list.ts'
import type { EmailReading, NameReading, PhonesReading, WarningCode } from '../fields/index.ts'
import type { Repair } from './row-result.ts'

const none: readonly never[] = []

/** What was changed in a row's values, to show before and after. */
export function createRepairs(
  layout: Layout
): (row: ListRow, name: NameReading, phone: PhonesReading, address: EmailReading) => readonly Repair[] {
  const fullNameColumn = layout.columns.indexOf('fullName')
  const phoneColumns = [
    ...layout.columns.flatMap((meaning, column) => (meaning === 'phone:mobile' ? [column] : [])),
    ...layout.columns.flatMap((meaning, column) => (meaning === 'phone' ? [column] : []))
  ]

  /** The source cell of a number that needed no repair: its digits end like the number. */
  function sourceCellOfPhone({ cells, edits }: ListRow, { phoneNumber = '' }: PhonesReading): string {
    if (edits.phone !== undefined) return edits.phone
    const tail = phoneNumber.slice(-8)
    const from = phoneColumns.find((column) => (cells[column] ?? '').replace(/\D/g, '').endsWith(tail))
    return from === undefined ? phoneNumber : (cells[from] ?? '')
  }

  return (row, name, phone, address) => {
    const otherCountry = phone.warnings.includes('phone-other-country')
    const split = name.warnings.includes('name-split')
    const emailRepair = address.kind === 'address' ? address.repair : undefined
    if (!phone.repair && !otherCountry && !split && !emailRepair) return none
    const repairs: Repair[] = []
    const add = (field: EditableField, before: string, after: string, code: WarningCode) =>
      repairs.push({ field, before, after, code })
    if (phone.repair) add('phone', phone.repair.before, phone.repair.after, 'phone-repaired')
    if (otherCountry && phone.phoneNumber !== undefined) {
      add('phone', phone.repair?.before ?? sourceCellOfPhone(row, phone), phone.phoneNumber, 'phone-other-country')
    }
    if (emailRepair) add('email', emailRepair.before, emailRepair.after, 'email-repaired')
    if (split) {
      const whole = row.cells[fullNameColumn] ?? ''
      add('lastName', whole, name.lastName ?? '', 'name-split')
      add('firstName', whole, name.firstName ?? '', 'name-split')
    }
    return repairs
  }
}
