/** A small seeded generator (sfc32): the same seed gives the same ids, tokens and dice. Not for secrets. */
export interface Random {
  /** 0 <= x < 1 */
  fraction(): number
  /** Lower-case hexadecimal digits; `length` is a multiple of 8. */
  hex(length: number): string
}

export function createRandom(seed: number): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  // The first outputs still depend visibly on the seed.
  for (let round = 0; round < 12; round++) next()

  return {
    fraction: () => next() / 0x1_0000_0000,
    hex(length) {
      let digits = ''
      while (digits.length < length) digits += next().toString(16).padStart(8, '0')
      return digits
    }
  }
}

/** Ids like those of MongoDB: the second, five random bytes, a counter: 24 hexadecimal digits, ascending. */
export function createIds(random: Random, now: () => number): () => string {
  const machine = random.hex(16).slice(0, 10)
  let counter = 0xa00000
  return () => {
    counter = (counter + 1) & 0xffffff
    const second = Math.floor(now() / 1000) >>> 0
    return second.toString(16).padStart(8, '0') + machine + counter.toString(16).padStart(6, '0')
  }
}
