/** The most requests in any span of a full second, half open. @param times when each began, ms, ascending */
export function busiestSecond(times: readonly number[]): number {
  let first = 0
  return times.reduce((most, time, index) => {
    while ((times[first] ?? 0) <= time - 1000) first += 1
    return Math.max(most, index - first + 1)
  }, 0)
}
