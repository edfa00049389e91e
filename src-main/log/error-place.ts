import { type ErrorPlace, errorNames } from './log-event.ts'

const framesMax = 8
/** A frame of the built main process, which is one file. */
const ownFrame = /[/\\]main\.js:(\d{1,7}):(\d{1,7})\)?$/

/** Name and place of what was thrown, without its message, which may quote a patient. */
export function errorPlace(thrown: unknown): ErrorPlace {
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
