/** Resolves with the work's value, or with `ended` as soon as the signal aborts. The work itself goes on. */
export function untilAborted<Value, Ended>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
  ended: Ended
): Promise<Value | Ended> {
  if (signal === undefined) return work
  if (signal.aborted) return Promise.resolve(ended)
  return new Promise((resolve, reject) => {
    const end = () => resolve(ended)
    signal.addEventListener('abort', end, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}
