/**
 * Variables by which whoever starts the app could change its runtime: Node's and OpenSSL's switch the check of
 * certificates off, add authorities, write the keys of connections to a file, load code or print what is sent;
 * Electron's do the like. By their beginnings, since each version has new ones.
 */
const ofRuntimes = /^(NODE_|SSL|OPENSSL_|ELECTRON_|UV_|UNDICI_)/i

export interface RemovedVariables {
  /**
   * One of them names the system's authorities, and one can make Node read these before any code of the app: what Node
   * calls the system's list may be somebody else's.
   */
  readonly mayHaveChangedAuthorities: boolean
}

/**
 * Removes the variables of the runtimes from the environment of this process, and so from all that it starts. To be
 * called before the first connection and before authorities are read: Node looks at them at each connection, OpenSSL
 * when it first reads the system's authorities. What a runtime reads before any code of the app, the fuses disable.
 */
export function removeRuntimeVariables(environment: NodeJS.ProcessEnv): RemovedVariables {
  const removed = Object.keys(environment).filter((name) => ofRuntimes.test(name))
  for (const name of removed) delete environment[name]
  const has = (beginning: RegExp) => removed.some((name) => beginning.test(name))
  return { mayHaveChangedAuthorities: has(/^SSL_CERT/i) && has(/^NODE_/i) }
}
