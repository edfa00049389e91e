/**
 * Switches of Chromium that expose the running app or disable its protection. The fuses disable only those of Node. An
 * AppImage adds `no-sandbox` automatically where the system does not allow what a sandbox needs.
 */
const unsafe = ['no-sandbox', 'remote-debugging-port', 'remote-debugging-pipe', 'disable-web-security', 'js-flags']

/** The unsafe switches that the app was started with. An installed app refuses to run with any. */
export function unsafeSwitches(hasSwitch: (name: string) => boolean): string[] {
  return unsafe.filter(hasSwitch)
}
