/** The value of a result; throws if it is a failure. */
export function unwrap<Value>(
  answer: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string }
): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value
}
