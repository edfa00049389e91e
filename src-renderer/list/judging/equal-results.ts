import type { RelatedRows, Verdict } from './verdict.ts'

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
export function equalResults(one: Verdict, other: Verdict): boolean {
  return (
    one.verdict === other.verdict &&
    equalFields(one.invitation, other.invitation) &&
    one.why.length === other.why.length &&
    one.why.every((code, at) => code === other.why[at]) &&
    one.warn.length === other.warn.length &&
    one.warn.every((code, at) => code === other.warn[at]) &&
    one.changes.length === other.changes.length &&
    one.changes.every((change, at) => equalFields(change, other.changes[at] ?? {})) &&
    one.weekdayDisagrees === other.weekdayDisagrees &&
    one.aside === other.aside &&
    equalRelated(one.related, other.related)
  )
}
