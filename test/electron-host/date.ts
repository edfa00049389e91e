/**
 * Sets the clock of this process: it starts at the given time, in ms since the epoch, and runs on from there. To start
 * an app with it, set `NODE_OPTIONS=--import=<this file>` and `HCW_HOST_DATE=<ms since the epoch>`.
 */
export function startDateAt(at: number): void {
  const System = systemDate
  const ahead = at - System.now()
  globalThis.Date = class extends System {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(System.now() + ahead)
      else super(...(given as ConstructorParameters<DateConstructor>))
    }
    static override now(): number {
      return System.now() + ahead
    }
  } as DateConstructor
}

const systemDate = Date
const startAt = process.env['HCW_HOST_DATE']
if (startAt !== undefined) startDateAt(Number(startAt))
