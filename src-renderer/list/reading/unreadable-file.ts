import type { UnreadableReason } from './reading.ts'

/** Thrown inside this room where reading cannot go on; `readBytes` turns it into a value. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason) {
    super(reason)
    this.name = 'UnreadableFile'
    this.reason = reason
  }
}
