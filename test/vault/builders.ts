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

/** A store in a plain file, as with electron-store. */
export function fileStore(path: string): JsonStore {
  return {
    read: () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined),
    write: (value) => writeFileSync(path, JSON.stringify(value, null, 2)),
    quarantine: () => {
      if (existsSync(path)) renameSync(path, `${path}.set-aside`)
    }
  }
}

/** The same file on a full disk: it can be read but not written. */
export function filledStore(path: string): JsonStore {
  return { ...fileStore(path), write: fullStore().write }
}

/** A store on a full disk. */
export function fullStore(): JsonStore {
  return {
    read: () => undefined,
    write: () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC', syscall: 'write' })
    },
    quarantine: () => undefined
  }
}

export type TestKeychain = { -readonly [Name in keyof Keychain]: Keychain[Name] } & {
  /** Switches to another account: earlier ciphertexts cannot be decrypted. `back`: returns to the first one. */
  changeOwner: (back?: number) => void
  /** Adds a newer key: old ciphertexts can still be decrypted and should be reencrypted. */
  rotate: () => void
  /** Drops all keys but the newest: ciphertexts of the others cannot be decrypted any more. */
  dropFormerKeys: () => void
  /** The keychain service starts or stops. */
  become: (status: KeychainStatus) => void
}

/** A fake keychain: its ciphertexts contain no part of the text, and only their owner can decrypt them. */
export function makeKeychain(initial: KeychainStatus = 'system'): TestKeychain {
  let status = initial
  let owner = 1
  let generation = 1
  let oldest = 1
  return {
    status: async () => status,
    encrypt: async (text) => {
      if (status === 'none') throw new Error('no keychain')
      return Uint8Array.from([owner, generation, ...Buffer.from(text).map((byte) => byte ^ 0x5a)])
    },
    decrypt: async (bytes) => {
      if (status === 'none' || bytes[0] !== owner || (bytes[1] ?? 0) < oldest) throw new Error('not yours')
      const text = Buffer.from(bytes.subarray(2).map((byte) => byte ^ 0x5a)).toString()
      return { text, shouldReencrypt: bytes[1] !== generation }
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

export function otherFileNames(path: string): string[] {
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(basename(path)))
    .sort()
}
