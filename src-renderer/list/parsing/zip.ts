import { unzipSync } from 'fflate'
import { limits } from './limits.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** The parts of a ZIP file, by name in lower case with `/`, as Excel compares them. */
export interface Archive {
  readonly names: readonly string[]
  /** The expanded part, checked against its checksum; undefined if there is none. Throws UnreadableFile. */
  readonly read: (name: string) => Uint8Array | undefined
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (let at = 0; at < bytes.length; at++) crc = (crcTable[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const endLength = 22
const maxCommentLength = 65_535

/** Checksums by the name as stored (APPNOTE 4.3.12). The library expands without comparing them. */
function readChecksums(bytes: Uint8Array): ReadonlyMap<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const checksums = new Map<string, number>()
  const lowest = Math.max(0, bytes.length - endLength - maxCommentLength)
  let end = bytes.length - endLength
  while (end >= lowest && view.getUint32(end, true) !== endOfDirectory) end--
  if (end < lowest) return checksums
  let at = view.getUint32(end + 16, true)
  while (at + 46 <= bytes.length && view.getUint32(at, true) === directoryEntry) {
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    checksums.set(name, view.getUint32(at + 16, true))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return checksums
}

interface Part {
  readonly name: string
  readonly packed: number
  readonly expanded: number
}

function listParts(bytes: Uint8Array): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>()
  unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      const key = name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
      parts.set(key, { name, packed: size, expanded: originalSize })
      // Each reading looks through all of them.
      if (parts.size > limits.parts) throw new UnreadableFile('damaged')
      return false
    }
  })
  return parts
}

function isBomb({ packed, expanded }: Part, expandedBefore: number): boolean {
  if (expandedBefore + expanded > limits.expandedBytes) return true
  return expanded > limits.harmlessBytes && expanded > packed * limits.expansionRatio
}

/** Opens a ZIP file. Parts are expanded one by one, and never beyond the size that the directory declares. */
export function openArchive(bytes: Uint8Array): Archive {
  const parts = listParts(bytes)
  const checksums = readChecksums(bytes)
  let expanded = 0
  return {
    names: [...parts.keys()],
    read: (key) => {
      const part = parts.get(key.toLowerCase())
      if (!part) return undefined
      if (isBomb(part, expanded)) throw new UnreadableFile('expands-too-much')
      expanded += part.expanded
      const content = unzipSync(bytes, { filter: ({ name }) => name === part.name })[part.name]
      const wanted = checksums.get(part.name)
      if (!content || (wanted !== undefined && wanted !== checksum(content))) throw new UnreadableFile('damaged')
      return content
    }
  }
}
