/**
 * The switches of Chromium that an installed app may be started with: how it is drawn and in which language. Everything
 * else is refused, known or not: some switches open the app to others (remote debugging, a command that starts each
 * process), some take protection away (no sandbox, certificate errors, a mock keychain, a plain-text password store),
 * some lead its traffic elsewhere (rules for hosts, proxies), and each Chromium has new ones. An AppImage adds
 * `no-sandbox` automatically where the system does not allow what a sandbox needs.
 */
const harmless: ReadonlySet<string> = new Set([
  'lang',
  'force-device-scale-factor',
  'high-dpi-support',
  'force-color-profile',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'force-renderer-accessibility',
  'disable-gpu',
  'disable-gpu-compositing',
  'ozone-platform',
  'ozone-platform-hint',
  'enable-wayland-ime',
  'gtk-version'
])

/**
 * Given by the system, not by a user: a process number from the Finder of older systems. Chromium does not know it, and
 * an app that refused it would not start from there.
 */
const fromSystem = /^psn_\d+_\d+$/

/**
 * The names of the switches on a command line that an installed app refuses to run with. The first argument is the
 * program. As in Chromium, a switch begins with one or two hyphens, on Windows also with a slash and in any case, and
 * `--` ends the switches.
 */
export function refusedSwitches(argv: readonly string[], platform: NodeJS.Platform): string[] {
  const words = argv.slice(1)
  const end = words.indexOf('--')
  return (end < 0 ? words : words.slice(0, end))
    .map((word) => switchName(word, platform))
    .filter((name) => name !== undefined)
    .filter((name) => !harmless.has(name) && !fromSystem.test(name))
}

function switchName(word: string, platform: NodeJS.Platform): string | undefined {
  const isWindows = platform === 'win32'
  const [, name] = (isWindows ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/).exec(word.trim()) ?? []
  return isWindows ? name?.toLowerCase() : name
}
