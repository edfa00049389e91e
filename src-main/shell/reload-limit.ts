/** A window that crashes more often is disturbed by something that a reload does not end, such as injected libraries. */
const reloadsMax = 3
/** Crashes that are longer ago do not count. */
const crashCountsMs = 10 * 60_000

/**
 * Called when a window has crashed: whether it may be loaded again. Each window of the app counts, since one that is
 * opened in place of another would crash in the same way.
 *
 * @param monotonic in ms.
 */
export function createReloadLimit(monotonic: () => number): () => boolean {
  let crashedAt: readonly number[] = []
  return () => {
    const now = monotonic()
    crashedAt = [...crashedAt.filter((at) => now - at < crashCountsMs), now]
    return crashedAt.length <= reloadsMax
  }
}
