import { randomBytes } from 'node:crypto'

/**
 * A UUID of version 7 (RFC 9562): ids that are made one after the other are next to each other in an index, so that a new one
 * does not change a page that has not been read for years. @param at ms since the epoch.
 */
export function timeOrderedId(at: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Math.max(0, Math.trunc(at)), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
