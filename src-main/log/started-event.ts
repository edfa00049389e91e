import type { LogEvent } from './log-event.ts'

const systems = ['win32', 'darwin', 'linux'] as const
const processors = ['x64', 'arm64'] as const

/** The first event of each run. */
export function startedEvent({
  version,
  ...app
}: {
  /** e.g. `1.2.3`. */
  readonly version: string
  readonly runtime: 'electron' | 'stand-in'
  readonly isPackaged: boolean
}): LogEvent {
  return {
    kind: 'started',
    ...app,
    version: numbersOf(version),
    electron: numbersOf(process.versions['electron'] ?? ''),
    node: numbersOf(process.versions.node),
    system: systems.find((name) => name === process.platform) ?? 'other',
    processor: processors.find((name) => name === process.arch) ?? 'other'
  }
}

function numbersOf(version: string): [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0)
  return [major, minor, patch]
}
