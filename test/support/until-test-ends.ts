import { onTestFinished } from 'vitest'

/** What was opened, which is closed when the running test has finished. */
export async function untilTestEnds<One extends { close(): Promise<void> }>(opening: Promise<One>): Promise<One> {
  const one = await opening
  onTestFinished(() => one.close())
  return one
}
