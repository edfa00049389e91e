// A key of the registry as `reg.exe export` writes it: "Windows Registry Editor Version 5.00", in UTF-16, so that every
// name is read as it was typed. What `reg.exe query` prints is in the console's code page, which lacks letters.

/** `other`: a type that no policy has. */
export type RegistryValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'other' }

/** The values by the path of their key below the exported one, `''` for itself; '' names a key's default value. */
export type ExportedKey = ReadonlyMap<string, ReadonlyMap<string, RegistryValue>>

const header = 'Windows Registry Editor Version 5.00'
const quoted = String.raw`"((?:[^"\\]|\\["\\])*)"`
const valueLine = new RegExp(
  `^(?:${quoted}|(@))=(?:${quoted}|dword:([0-9a-f]{8})|(hex(?:\\([0-9a-f]+\\))?:[0-9a-f, ]*))$`
)

/** Null where it is anything else than the export of this key. */
export function parseExportedKey(bytes: Uint8Array, key: string): ExportedKey | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xfe || bytes.length % 2 !== 0) return null
  // The bytes of a value may go on in the next lines.
  const lines = new TextDecoder('utf-16le')
    .decode(bytes)
    .replaceAll(/\\\r\n\s*/g, '')
    .split('\r\n')
  if (lines[0] !== header) return null
  const keys = new Map<string, Map<string, RegistryValue>>()
  let values: Map<string, RegistryValue> | null = null
  for (const line of lines.slice(1)) {
    if (line === '') continue
    const [, named] = /^\[(.+)\]$/.exec(line) ?? []
    if (named !== undefined) {
      const below = pathBelow(named, key)
      if (below === null) return null
      values = new Map()
      keys.set(below, values)
      continue
    }
    const [, name, isDefault, text, number] = valueLine.exec(line) ?? []
    if (values === null || (name === undefined && isDefault === undefined)) return null
    values.set(plain(name ?? ''), toValue(text, number))
  }
  return keys
}

/** Names of keys are the same in any case. */
function pathBelow(named: string, key: string): string | null {
  if (named.toLowerCase() === key.toLowerCase()) return ''
  const isBelow = named.toLowerCase().startsWith(`${key.toLowerCase()}\\`)
  return isBelow ? named.slice(key.length + 1) : null
}

function toValue(text: string | undefined, number: string | undefined): RegistryValue {
  if (text !== undefined) return { type: 'text', text: plain(text) }
  return number === undefined ? { type: 'other' } : { type: 'number', number: Number.parseInt(number, 16) }
}

function plain(text: string): string {
  return text.replaceAll(/\\(["\\])/g, '$1')
}
