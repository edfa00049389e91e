import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { retryPassing } from '../disk/retry-passing.ts'
import { onlyAdministratorsChange } from './access-list.ts'
import { type ExportedKey, parseExportedKey } from './exported-key.ts'

// What Node cannot ask Windows itself, asked through the programs that every Windows has. They are called by their full
// path, so that no other program of the same name is started.

/** Where group policies write what an app is to follow. Only administrators write there. */
export const policyKey = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\HCW Bulk Invite'
const policiesKey = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies'

/** ms; each answers within a fraction of a second. */
const longestMs = 20_000

export interface WindowsTools {
  /** What is below {@link policyKey}; `none`: there is no such key; `unreadable`: it cannot be found out. */
  readonly exportPolicyKey: () => ExportedKey | 'none' | 'unreadable'
  /** Whether only administrators may change these files and folders; null: it cannot be found out. */
  readonly onlyAdministratorsChange: (paths: readonly string[]) => boolean | null
}

/** `systemFolder`: `System32` of this Windows, absolute. */
export function createWindowsTools(systemFolder: string): WindowsTools {
  const registry = join(systemFolder, 'reg.exe')
  const powerShell = join(systemFolder, 'WindowsPowerShell', 'v1.0', 'powershell.exe')

  /** What it printed; null: it could not be started, or says that it failed. */
  function run(program: string, words: readonly string[]): string | null {
    const { status, stdout } = spawnSync(program, words, {
      encoding: 'latin1',
      windowsHide: true,
      timeout: longestMs,
      stdio: ['ignore', 'pipe', 'ignore']
    })
    return status === 0 ? stdout : null
  }

  const ask = (command: string) => run(powerShell, ['-NoProfile', '-NonInteractive', '-Command', command])

  /** Users may be forbidden `reg.exe`; then only whether there is a key is asked, which needs no tool for the registry. */
  function isKeyThere(): boolean | null {
    const listed = run(registry, ['query', policiesKey, '/reg:64'])
    if (listed !== null) return linesOf(listed).some((line) => line.toLowerCase() === policyKey.toLowerCase())
    const answer = ask(`Test-Path -LiteralPath '${policyKey.replace('HKEY_LOCAL_MACHINE', 'HKLM:')}'`)?.trim()
    return answer === 'True' ? true : answer === 'False' ? false : null
  }

  return {
    exportPolicyKey() {
      const isThere = isKeyThere()
      if (isThere !== true) return isThere === null ? 'unreadable' : 'none'
      try {
        return inTemporaryFolder((folder) => {
          const path = join(folder, 'policy.reg')
          if (run(registry, ['export', policyKey, path, '/y', '/reg:64']) === null) return 'unreadable'
          const bytes = retryPassing(() => readFileSync(path))
          return parseExportedKey(bytes, policyKey) ?? 'unreadable'
        })
      } catch {
        return 'unreadable'
      }
    },
    onlyAdministratorsChange(paths) {
      const named = paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(',')
      const answer = ask(`Get-Acl -LiteralPath ${named} | Select-Object -ExpandProperty Sddl`)
      const lists = linesOf(answer ?? '')
      return lists.length === paths.length ? lists.every(onlyAdministratorsChange) : null
    }
  }
}

function inTemporaryFolder<Value>(work: (folder: string) => Value): Value {
  const folder = retryPassing(() => mkdtempSync(join(tmpdir(), 'hcw-policy-')))
  try {
    return work(folder)
  } finally {
    try {
      retryPassing(() => rmSync(folder, { recursive: true, force: true }))
    } catch {
      // A virus scanner holds the file: what every user may read anyway stays there.
    }
  }
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
