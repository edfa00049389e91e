import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/**
 * Runs a script until it has printed `count` lines and kills it `afterMs` later. Returns all lines that it printed.
 * With a count that is never reached, the script runs to its end.
 */
export async function linesUntilKilled(
  script: string,
  args: readonly string[],
  count: number,
  afterMs: number
): Promise<string[]> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (lines.length !== count) continue
    if (afterMs === 0) child.kill('SIGKILL')
    else setTimeout(() => child.kill('SIGKILL'), afterMs)
  }
  await exited
  return lines
}
