/**
 * The first line for somebody whose own Node is another one: npm warns about it, and it does not matter. null: it is the
 * one that runs this. `userAgent`: what npm says of itself, such as `npm/10.8.2 node/v20.20.2 linux x64`.
 */
export function ownNodeNotice(userAgent: string | undefined, running: string): string | null {
  const own = /\bnode\/(v\d+\.\d+\.\d+)/.exec(userAgent ?? '')?.[1]
  if (own === undefined || own === running) return null
  const installed = `Node ${running.slice(1)}, which npm ci has installed`
  return `Your Node ${own.slice(1)} is fine: this runs on ${installed}. Warnings of npm about engines do not matter.`
}

/** Prints it, if there is something to say. */
export function tellOwnNode(): void {
  const notice = ownNodeNotice(process.env['npm_config_user_agent'], process.version)
  if (notice !== null) console.error(notice)
}
