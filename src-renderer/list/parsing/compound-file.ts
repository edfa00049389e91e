import { UnreadableFile } from './unreadable-file.ts'

/** A compound file ([MS-CFB]): the little file system inside .xls, .doc, .msg and encrypted .xlsx files. */
export interface CompoundFile {
  /** A stream of the root, by its name; undefined if there is none. Throws UnreadableFile. */
  readonly read: (name: string) => Uint8Array | undefined
  readonly has: (name: string) => boolean
}

interface Entry {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

const headerLength = 512
const entryLength = 128
const miniSectorLength = 64
/** Streams below this size are in the mini stream (2.2). */
const miniCutoff = 4096
const entriesInHeader = 109
/** Sector numbers from here up are marks: end of chain, free, part of a table (2.1). */
const firstMark = 0xfffffffa
const streamType = 2
const rootType = 5

function damaged(): never {
  throw new UnreadableFile('damaged')
}

/** Follows a chain of sectors. A chain that returns to itself is damaged, so that no file is read for ever. */
function followChain(table: Uint32Array, start: number): readonly number[] {
  const chain: number[] = []
  for (let at = start; at < firstMark; at = table[at] ?? damaged()) {
    if (chain.length >= table.length) damaged()
    chain.push(at)
  }
  return chain
}

function join(source: Uint8Array, sectors: readonly number[], length: number, offset: number): Uint8Array {
  const joined = new Uint8Array(sectors.length * length)
  for (const [index, sector] of sectors.entries()) {
    const from = offset + sector * length
    if (from >= source.length) damaged()
    // The last sector of a file may be cut short.
    joined.set(source.subarray(from, from + length), index * length)
  }
  return joined
}

function asTable(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.length >>> 2 }, (_, index) => view.getUint32(index * 4, true))
}

/** Numbers of the sectors with the allocation table: the first ones in the header, the others in a chain (2.5). */
function tableSectors(view: DataView, bytes: Uint8Array, sectorLength: number): readonly number[] {
  const count = view.getUint32(44, true)
  if (count * sectorLength > bytes.length) damaged()
  const sectors: number[] = []
  for (let at = 0; at < entriesInHeader && sectors.length < count; at++) {
    sectors.push(view.getUint32(76 + at * 4, true))
  }
  let next = view.getUint32(68, true)
  while (sectors.length < count) {
    if (next >= firstMark) damaged()
    const part = asTable(join(bytes, [next], sectorLength, sectorLength))
    sectors.push(...part.subarray(0, Math.min(part.length - 1, count - sectors.length)))
    next = part.at(-1) ?? firstMark
  }
  return sectors
}

function readEntries(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer)
  const letters = new TextDecoder('utf-16le')
  return Array.from({ length: Math.floor(directory.length / entryLength) }, (_, index) => {
    const at = index * entryLength
    const nameLength = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62)
    return {
      name: letters.decode(directory.subarray(at, at + nameLength)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      // The upper half of the size is not used below 4 GB and holds rubbish in files of old programs.
      size: view.getUint32(at + 120, true)
    }
  })
}

/** What stands in the root: embedded documents have storages of their own, with streams of the same names. */
function rootStreams(entries: readonly Entry[], root: Entry): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>()
  const seen = new Set<number>()
  const open = [root.child]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entry = entries[at]
    if (!entry || seen.has(at)) continue
    seen.add(at)
    if (entry.type === streamType) found.set(entry.name.toLowerCase(), entry)
    open.push(entry.left, entry.right)
  }
  return found
}

/** Throws UnreadableFile if the file is damaged. Takes time in proportion to its size. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  if (bytes.length < headerLength) damaged()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) damaged()
  const sectorLength = 2 ** shift
  // Sector 0 follows the header, which fills a sector of its own.
  const table = asTable(join(bytes, tableSectors(view, bytes, sectorLength), sectorLength, sectorLength))
  const readChain = (start: number) => join(bytes, followChain(table, start), sectorLength, sectorLength)
  const entries = readEntries(readChain(view.getUint32(48, true)))
  const root = entries.find(({ type }) => type === rootType) ?? damaged()
  const streams = rootStreams(entries, root)

  const readMini = ({ start }: Entry) => {
    const miniTable = asTable(readChain(view.getUint32(60, true)))
    return join(readChain(root.start), followChain(miniTable, start), miniSectorLength, 0)
  }
  return {
    has: (name) => streams.has(name.toLowerCase()),
    read: (name) => {
      const entry = streams.get(name.toLowerCase())
      if (!entry) return undefined
      const content = entry.size < miniCutoff ? readMini(entry) : readChain(entry.start)
      if (content.length < entry.size) damaged()
      return content.subarray(0, entry.size)
    }
  }
}
