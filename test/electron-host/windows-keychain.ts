import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** As Chromium's `JsonPrefStore`. */
const writtenAfterMs = 10_000
const mark = Buffer.from('DPAPI')

/**
 * How Chromium keeps the key of `safeStorage` on Windows (components/os_crypt): wrapped by DPAPI in `Local State`, read
 * when the app is ready, written ten seconds after a change or when the app ends. Where it is missing or DPAPI does not
 * open it, another one is made. `HCW_HOST_DPAPI=refuses` is a profile whose DPAPI neither opens nor wraps;
 * with `HCW_HOST_LOCAL_STATE=at-end` the ten seconds never pass.
 *
 * @param dpapiKey the key of the user's account: its loss is a password that was reset.
 * @param onQuit called with what is to be done when the app ends in order.
 * @returns null: there is no key, so nothing can be encrypted.
 */
export function loadWindowsKey(
  profile: string,
  dpapiKey: () => Buffer,
  onQuit: (work: () => void) => void
): Buffer | null {
  const path = join(profile, 'Local State')
  const state = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  if (process.env['HCW_HOST_DPAPI'] === 'refuses') return null
  const wrapped = state.os_crypt?.encrypted_key
  const found = typeof wrapped === 'string' ? unwrap(Buffer.from(wrapped, 'base64'), dpapiKey()) : null
  if (found !== null) return found
  const key = randomBytes(32)
  const encrypted = wrap(key, dpapiKey()).toString('base64')
  const write = () => writeFileSync(path, JSON.stringify({ ...state, os_crypt: { encrypted_key: encrypted } }))
  if (process.env['HCW_HOST_LOCAL_STATE'] !== 'at-end') setTimeout(write, writtenAfterMs).unref()
  onQuit(write)
  return key
}

function wrap(key: Buffer, dpapiKey: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', dpapiKey, nonce)
  const text = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([mark, nonce, cipher.getAuthTag(), text])
}

/** null: another account has wrapped it. */
function unwrap(wrapped: Buffer, dpapiKey: Buffer): Buffer | null {
  const bytes = wrapped.subarray(mark.length)
  const decipher = createDecipheriv('aes-256-gcm', dpapiKey, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}
