import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'

/** A value that is kept for later and seldom needed, as compressed JSON: a tenth of its size in memory, or less. */
export interface Packed<Value> {
  readonly bytes: Uint8Array
  /** Never set: it only tells what is in there. */
  readonly of?: Value
}

export function pack<Value>(value: Value): Packed<Value> {
  // The lowest level: a higher one takes several times as long for a tenth less.
  return { bytes: deflateSync(strToU8(JSON.stringify(value)), { level: 1 }) }
}

export function unpack<Value>({ bytes }: Packed<Value>): Value {
  return JSON.parse(strFromU8(inflateSync(bytes))) as Value
}
