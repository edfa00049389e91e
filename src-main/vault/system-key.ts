import { join } from 'node:path'
import { z } from 'zod'
import { readIfThere, replaceFile } from '../disk/files.ts'
import { toStorageFailure } from '../records/storage-failure.ts'

/**
 * The key without which the keychain's ciphertexts cannot be decrypted, as the system has wrapped it. On Windows,
 * Chromium makes it, DPAPI wraps it, and it lies in the file `Local State` beside the data. Chromium reads that file
 * when the app becomes ready, writes it some seconds after a change, and begins one with another key where it is missing
 * or DPAPI refuses. On other systems the keychain itself has the key, and there is none here.
 *
 * Electron's documents do not speak of that file: everything here is a help, and nothing depends on it.
 */
export interface SystemKey {
  /** In base64; null: there is none, or it cannot be read now. */
  readonly read: () => string | null
  /** Writes the key into the file and keeps all else in it. Only before the app is ready. */
  readonly putBack: (wrapped: string) => void
}

const localState = z.looseObject({
  os_crypt: z.looseObject({ encrypted_key: z.base64().max(10_000).optional() }).optional()
})
type LocalState = z.infer<typeof localState>

/** @param folder where Electron keeps `Local State`: the folder `userData`. */
export function createSystemKey(folder: string): SystemKey {
  const path = join(folder, 'Local State')

  /** What is not JSON, Chromium does not read either: it begins the file again. Throws the file system's errors. */
  function readState(): LocalState {
    const text = readIfThere(path)?.toString('utf8') ?? '{}'
    try {
      return localState.parse(JSON.parse(text))
    } catch {
      return {}
    }
  }

  return {
    read: () => ignoringDisk(() => readState().os_crypt?.encrypted_key ?? null),
    putBack: (wrapped) => {
      ignoringDisk(() => {
        const state = readState()
        replaceFile(path, JSON.stringify({ ...state, os_crypt: { ...state.os_crypt, encrypted_key: wrapped } }))
        return null
      })
    }
  }
}

/** What the disk refuses now is tried at the next start. */
function ignoringDisk<Value>(work: () => Value | null): Value | null {
  try {
    return work()
  } catch (error) {
    if (toStorageFailure(error) === undefined) throw error
    return null
  }
}
