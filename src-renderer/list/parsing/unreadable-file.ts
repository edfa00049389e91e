import type { UnreadableReason } from './reading.ts'

/** Thrown in this folder when a file cannot be read; `readBytes` turns it into a value. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason) {
    super(reason)
    this.name = 'UnreadableFile'
    this.reason = reason
  }
}
