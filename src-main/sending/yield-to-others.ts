/** Long work goes on after what has come meanwhile: calls of the window, timers, answers of a server. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
