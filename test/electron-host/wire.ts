/** How values travel between the page and the host, as text. */
export interface Wire {
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * JSON that also keeps what structured clone keeps of the values an app sends: undefined, NaN and the infinities,
 * bigint, Date and bytes. Functions, symbols, maps, sets and other classes throw, as Electron does for most of them.
 *
 * Self-contained: its source is also injected into the page.
 */
export function makeWire(): Wire {
  const tag = '$wire'
  type BytesOfPage = Uint8Array & { toBase64(): string }
  const bytesOfPage = Uint8Array as unknown as { fromBase64(text: string): Uint8Array }

  function toBase64(bytes: Uint8Array): string {
    if (typeof Buffer === 'undefined') return (bytes as BytesOfPage).toBase64()
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  }

  function fromBase64(text: string): Uint8Array {
    return typeof Buffer === 'undefined' ? bytesOfPage.fromBase64(text) : new Uint8Array(Buffer.from(text, 'base64'))
  }

  function pack(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value
      case 'number':
        return Number.isFinite(value) ? value : { [tag]: 'number', text: String(value) }
      case 'undefined':
        return { [tag]: 'undefined' }
      case 'bigint':
        return { [tag]: 'bigint', text: String(value) }
      case 'object':
        return value === null ? null : packObject(value)
      default:
        throw new Error('An object could not be cloned.')
    }
  }

  function packObject(value: object): unknown {
    if (Array.isArray(value)) return value.map(pack)
    if (value instanceof Uint8Array) return { [tag]: 'bytes', text: toBase64(value) }
    if (value instanceof ArrayBuffer) return { [tag]: 'buffer', text: toBase64(new Uint8Array(value)) }
    if (value instanceof Date) return { [tag]: 'date', text: String(value.getTime()) }
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      throw new Error(`the stand-in cannot carry a ${value.constructor?.name ?? 'strange object'}`)
    }
    const packed: Record<string, unknown> = {}
    const plain = value as Record<string, unknown>
    for (const key of Object.keys(plain)) packed[key] = pack(plain[key])
    return Object.hasOwn(value, tag) ? { [tag]: 'object', value: Object.entries(packed) } : packed
  }

  function unpack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) value[index] = unpack(value[index])
      return value
    }
    const plain = value as Record<string, unknown>
    if (Object.hasOwn(plain, tag)) return unpackTagged(plain)
    for (const key of Object.keys(plain)) {
      const inner = plain[key]
      if (typeof inner === 'object') plain[key] = unpack(inner)
    }
    return plain
  }

  function unpackTagged(tagged: Record<string, unknown>): unknown {
    const text = String(tagged['text'])
    switch (tagged[tag]) {
      case 'number':
        return Number(text)
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(text)
      case 'bytes':
        return fromBase64(text)
      case 'buffer':
        return fromBase64(text).buffer
      case 'date':
        return new Date(Number(text))
      case 'object':
        return Object.fromEntries((tagged['value'] as [string, unknown][]).map(([key, inner]) => [key, unpack(inner)]))
      default:
        throw new Error('unreadable message between page and host')
    }
  }

  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text))
  }
}
