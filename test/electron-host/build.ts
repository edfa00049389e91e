import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const sources = [
  'src-main',
  'src-renderer',
  'build/messages.ts',
  'build/texts-plugin.ts',
  'electron.vite.config.ts',
  'package.json'
]
const built = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

/** Builds the app if a source is newer than the last build. Throws if the build fails. */
export function buildIfOlder(): void {
  const newest = Math.max(...sources.map((path) => newestIn(join(root, path))))
  const isFresh = built.every((path) => existsSync(join(root, path)) && statSync(join(root, path)).mtimeMs >= newest)
  if (isFresh) return
  const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [electronVite, 'build'], {
    cwd: root,
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(`the app does not build:\n${stdout}\n${stderr}`)
}

function newestIn(path: string): number {
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
