import { createHash } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './chromium.ts'

export interface Arrival {
  readonly argv: string[]
  readonly cwd: string
  readonly data: unknown
}

/**
 * Takes the lock of a profile folder for this process, or notifies the process that has it: `notified` resolves once it
 * has received the arguments. The lock of a dead process counts as none. With `HCW_HOST_OTHER_SESSION=yes` this process
 * is in another session of the computer's user, as on a terminal server: it does not reach the first one. As in Electron, a
 * folder that cannot be written gives no lock, and no reason.
 */
export function lockProfile(
  profile: string,
  arrival: Arrival,
  onArrival: (arrival: Arrival) => void
): { readonly isLocked: true } | { readonly isLocked: false; readonly notified: Promise<void> } {
  const lock = join(profile, 'electron-host-lock')
  const address = socketAddress(profile)
  const isTaken = isFolderThere(profile) ? !take(lock) : null
  if (isTaken === null) return { isLocked: false, notified: Promise.resolve() }
  if (isTaken) {
    const isReachable = process.env['HCW_HOST_OTHER_SESSION'] !== 'yes'
    return { isLocked: false, notified: isReachable ? notify(address, arrival) : Promise.resolve() }
  }
  process.once('exit', () => rmSync(lock, { force: true }))
  if (process.platform === 'darwin') rmSync(address, { force: true })
  createServer({ allowHalfOpen: true }, (socket) => {
    let text = ''
    socket.setEncoding('utf8').on('data', (data) => {
      text += data
    })
    socket.on('end', () => {
      onArrival(JSON.parse(text))
      socket.end()
    })
    socket.on('error', () => undefined)
  })
    .listen(address)
    .unref()
  return { isLocked: true }
}

/** A short socket path, since its length is limited; a name without a file where the system supports it. */
function socketAddress(profile: string): string {
  const name = `hcw-instance-${createHash('sha256').update(profile).digest('hex').slice(0, 16)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name)
}

function isFolderThere(profile: string): boolean {
  try {
    mkdirSync(profile, { recursive: true })
    return true
  } catch {
    return false
  }
}

function take(lock: string): boolean {
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    for (;;) {
      try {
        // A link is created atomically with its content, and fails if one exists.
        linkSync(mine, lock)
        return true
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      if (isAlive(Number(readFileSync(lock, 'utf8')))) return false
      rmSync(lock, { force: true })
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

function notify(address: string, arrival: Arrival): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(address, () => socket.end(JSON.stringify(arrival)))
    socket.on('close', () => resolve())
    socket.on('error', (error) => console.error('the running instance could not be notified:', error.message))
    socket.resume()
  })
}
