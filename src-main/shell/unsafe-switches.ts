/**
 * Switches of Chromium by which somebody could look into the running app, or take its walls away. The fuses close only
 * Node's own. An AppImage adds `no-sandbox` by itself where the system forbids what a sandbox needs.
 */
const unsafe = ['no-sandbox', 'remote-debugging-port', 'remote-debugging-pipe', 'disable-web-security', 'js-flags']

/** Those of them that the app was started with: an installed app does not run with any. */
export function unsafeSwitches(hasSwitch: (name: string) => boolean): string[] {
  return unsafe.filter(hasSwitch)
}
