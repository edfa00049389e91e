import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const start = join(import.meta.dirname, '../../electron-host/start.ts')

test.each(['SIGTERM', 'SIGINT'] as const)(
  'npm start without a display says so, runs, and ends with 0 on %s',
  async (signal) => {
    const profile = mkdtempSync(join(tmpdir(), 'hcw-profile-'))
    const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env
    const child = spawn(process.execPath, [start, `--user-data-dir=${profile}`], {
      env,
      stdio: ['ignore', 'ignore', 'pipe']
    })
    let said = ''
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    await expect.poll(() => said, { timeout: 120_000 }).toContain('the window shows app://bundle/index.html')
    child.kill(signal)
    expect([await ended, /NOT SECURE/.test(said), /window cannot be seen/.test(said)]).toEqual([0, true, true])
    rmSync(profile, { recursive: true, force: true })
  }
)
