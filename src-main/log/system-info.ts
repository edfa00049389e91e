import { statfs } from 'node:fs/promises'
import { arch, availableParallelism, freemem, platform, release, totalmem } from 'node:os'
import { knownTimeZone, type SupportInfo } from './support-info.ts'

export type SystemInfo = Pick<SupportInfo, 'app'> & { readonly system: Omit<SupportInfo['system'], 'keychain'> }

const mebibyte = 1024 * 1024
const systems = ['win32', 'darwin', 'linux'] as const
const processors = ['x64', 'arm64'] as const

/** Information about computer and process, without the names of computer and user and without paths. */
export async function readSystemInfo(app: {
  readonly version: string
  readonly runtime: 'electron' | 'stand-in'
  readonly isPackaged: boolean
  /** BCP 47 tags, best first. */
  readonly languages: readonly string[]
  /** A folder on the disk whose free space is reported. */
  readonly folder: string
}): Promise<SystemInfo> {
  const { electron = null, chrome = null, node } = process.versions as Partial<Record<string, string>>
  return {
    app: {
      version: app.version,
      runtime: app.runtime,
      packaged: app.isPackaged,
      electron,
      chromium: chrome,
      node: node ?? '0.0.0',
      memoryMiB: Math.round(process.memoryUsage().rss / mebibyte),
      minutesUp: Math.floor(process.uptime() / 60)
    },
    system: {
      kind: systems.find((name) => name === platform()) ?? 'other',
      release: (/^\d+(\.\d+)*/.exec(release())?.[0] ?? '').split('.').filter(Boolean).slice(0, 4).map(Number),
      processor: processors.find((name) => name === arch()) ?? 'other',
      processors: availableParallelism(),
      memoryMiB: Math.round(totalmem() / mebibyte),
      memoryFreeMiB: Math.round(freemem() / mebibyte),
      diskFreeMiB: await freeOn(app.folder),
      languages: app.languages.filter((tag) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,4}){0,2}$/.test(tag)).slice(0, 10),
      timeZone: knownTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
    }
  }
}

async function freeOn(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return Math.round((bavail * bsize) / mebibyte)
  } catch {
    return null
  }
}
