import type { RelatedRows, RowResult } from './row-result.ts'

const none: readonly never[] = []

function equalRelated(one: readonly RelatedRows[] = none, other: readonly RelatedRows[] = none): boolean {
  return (
    one.length === other.length &&
    one.every(({ code, rowIds }, at) => {
      const twin = other[at]
      return (
        twin?.code === code &&
        (twin.rowIds === rowIds ||
          (twin.rowIds.length === rowIds.length && twin.rowIds.every((id, index) => id === rowIds[index])))
      )
    })
  )
}

function equalFields(one: object, other: object): boolean {
  if (one === other) return true
  const fields = Object.entries(one)
  const others = new Map(Object.entries(other))
  return fields.length === others.size && fields.every(([field, value]) => others.get(field) === value)
}

/** Whether two results of the same row have the same content. */
export function equalResults(one: RowResult, other: RowResult): boolean {
  return (
    one.status === other.status &&
    equalFields(one.invitation, other.invitation) &&
    one.errors.length === other.errors.length &&
    one.errors.every((code, at) => code === other.errors[at]) &&
    one.warnings.length === other.warnings.length &&
    one.warnings.every((code, at) => code === other.warnings[at]) &&
    one.repairs.length === other.repairs.length &&
    one.repairs.every((repair, at) => equalFields(repair, other.repairs[at] ?? {})) &&
    one.weekdayDisagrees === other.weekdayDisagrees &&
    one.skipReason === other.skipReason &&
    equalRelated(one.related, other.related)
  )
}
