const { [Symbol.iterator]: iterate } = Array.prototype

/**
 * How many elements of arrays are walked through or copied (`[...array]`, `for … of`) while something runs: what takes
 * its time where an array grows by being copied.
 */
export async function countElementsWalked(run: () => unknown): Promise<number> {
  let walked = 0
  Array.prototype[Symbol.iterator] = function* (this: readonly unknown[]) {
    for (let at = 0; at < this.length; at += 1) {
      walked += 1
      yield this[at]
    }
    return undefined
  }
  try {
    await run()
  } finally {
    Array.prototype[Symbol.iterator] = iterate
  }
  return walked
}
