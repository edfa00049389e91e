import { type ErrorOrigin, errorNames } from './log-event.ts'

const framesMax = 8
/** A stack frame of the built main process, which is a single file. */
const ownFrame = /[/\\]main\.js:(\d{1,7}):(\d{1,7})\)?$/

/** Name and stack frames of an error, without its message, which may contain patient data. */
export function errorOrigin(thrown: unknown): ErrorOrigin {
  if (!(thrown instanceof Error)) return { name: 'other', at: [] }
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: errorNames.find((name) => name === thrown.name) ?? 'other',
    at: frames
      .flatMap((frame) => {
        const [, line, column] = ownFrame.exec(frame) ?? []
        return line === undefined ? [] : [{ line: Number(line), column: Number(column) }]
      })
      .slice(0, framesMax)
  }
}
