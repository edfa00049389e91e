import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { JsonStore, Keychain, KeychainStatus } from '../../src-main/vault/index.ts'

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'vault-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** The port on a plain file, as electron-store keeps one. */
export function fileStore(path: string): JsonStore {
  return {
    read: () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined),
    write: (value) => writeFileSync(path, JSON.stringify(value, null, 2)),
    setAside: () => {
      if (existsSync(path)) renameSync(path, `${path}.set-aside`)
    }
  }
}

/** The same file on a disk that has become full: it is read, and takes nothing. */
export function filledStore(path: string): JsonStore {
  return { ...fileStore(path), write: fullStore().write }
}

/** A port on a disk that takes nothing. */
export function fullStore(): JsonStore {
  return {
    read: () => undefined,
    write: () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC', syscall: 'write' })
    },
    setAside: () => undefined
  }
}

export type TestKeychain = Keychain & {
  /** As another account or computer: what was protected before does not open any more. `back`: as the one it was. */
  changeOwner: (back?: number) => void
  /** The keychain has a newer key: the old bytes still open and are to be protected anew. */
  rotate: () => void
  /** Gives up all keys but the newest: what they protected does not open any more. */
  dropFormerKeys: () => void
  /** The service appears or goes away. */
  become: (status: KeychainStatus) => void
}

/** A keychain that scrambles: its bytes hold no word of the text, and open only for their owner. */
export function makeKeychain(initial: KeychainStatus = 'system'): TestKeychain {
  let status = initial
  let owner = 1
  let generation = 1
  let oldest = 1
  return {
    status: async () => status,
    protect: async (text) => {
      if (status === 'none') throw new Error('no keychain')
      return Uint8Array.from([owner, generation, ...Buffer.from(text).map((byte) => byte ^ 0x5a)])
    },
    reveal: async (bytes) => {
      if (status === 'none' || bytes[0] !== owner || (bytes[1] ?? 0) < oldest) throw new Error('not yours')
      const text = Buffer.from(bytes.subarray(2).map((byte) => byte ^ 0x5a)).toString()
      return { text, shouldReprotect: bytes[1] !== generation }
    },
    changeOwner: (back = owner + 1) => {
      owner = back
    },
    rotate: () => {
      generation += 1
    },
    dropFormerKeys: () => {
      oldest = generation
    },
    become: (next) => {
      status = next
    }
  }
}

export function namesBeside(path: string): string[] {
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(basename(path)))
    .sort()
}
