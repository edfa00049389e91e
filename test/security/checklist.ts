import { FuseV1Options } from '@electron/fuses'
import { calls, events } from '#contract/channels.ts'
import { fuses } from '../../build/fuses.ts'
import configuration from '../../electron-builder.ts'
import { contentSecurityPolicy } from '../../src-main/shell/bundle.ts'
import type { Seen } from './observe.ts'
import { filesThatMakeCode, filesWith, mainSources, manifest, remoteLoads } from './sources.ts'

/** One of the twenty items of Electron's security checklist, in its numbering. */
export interface ChecklistItem {
  readonly number: number
  readonly item: string
  /** Where it is enforced. */
  readonly evidence: string
  /** Violations in the sources, the build or the observed run; empty: the item is satisfied. */
  readonly problems: (seen: Seen) => readonly string[]
}

/** The names of the conditions that are not satisfied. */
function differing(found: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => found[name] !== value)
    .map(([name]) => `${name} is ${String(found[name])}`)
}

function unless(holds: boolean, problem: string): string[] {
  return holds ? [] : [problem]
}

const reached = (seen: Seen, names: readonly string[]) =>
  names.filter((name) => seen.attempts[name] !== 'refused').map((name) => `${name}: ${seen.attempts[name]}`)

/** Files of the main process, other than the given ones, that contain a forbidden pattern. */
const elsewhere = (pattern: RegExp, allowed: readonly string[] = []) => {
  const found = filesWith(mainSources(), pattern)
  const missing = allowed.filter((file) => !found.includes(file)).map((file) => `${file} lacks ${pattern}`)
  return [...missing, ...found.filter((file) => !allowed.includes(file)).map((file) => `${file} has ${pattern}`)]
}

export const checklist: readonly ChecklistItem[] = [
  {
    number: 1,
    item: 'only load secure content',
    evidence: 'nothing remote in the built window; every remote load refused at run time',
    problems: (seen) => [
      ...remoteLoads(),
      ...unless(seen.webRtcPolicy === 'disable_non_proxied_udp', `the WebRTC policy is ${seen.webRtcPolicy}`),
      ...reached(seen, ['remote script', 'remote style', 'remote picture', 'fetch', 'socket', 'remote worker'])
    ]
  },
  {
    number: 2,
    item: 'no Node integration',
    evidence: 'window.ts, and the preferences and globals of the running window',
    problems: ({ preferences, world }) => [
      ...differing(preferences, {
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false
      }),
      ...world.foreign
    ]
  },
  {
    number: 3,
    item: 'context isolation',
    evidence: 'window.ts, and the preferences of the running window',
    problems: ({ preferences }) => differing(preferences, { contextIsolation: true })
  },
  {
    number: 4,
    item: 'process sandboxing',
    evidence: 'main.ts for every process, window.ts, the preferences of the running window; refuses to run without',
    problems: ({ preferences }) => [
      ...differing(preferences, { sandbox: true }),
      ...elsewhere(/app\.enableSandbox\(\)/, ['src-main/main.ts']),
      // An installed app refuses to run without; neither its code nor its installers ask for it.
      ...elsewhere(/no-sandbox/),
      ...elsewhere(/app\.isPackaged \? refusedSwitches\(process\.argv, process\.platform\)/, ['src-main/main.ts']),
      ...unless(configuration.appImage?.executableArgs?.length === 0, 'the AppImage switches its sandbox off')
    ]
  },
  {
    number: 5,
    item: 'permission requests handled in every session',
    evidence:
      'window-session.ts; permissions.ts refuses request, check and device; nine asked for at run time, nine denied',
    problems: ({ permissions, hasOwnSession }) => [
      ...Object.entries(permissions)
        .filter(([, state]) => state !== 'denied')
        .map(([name, state]) => `${name}: ${state}`),
      ...unless(Object.keys(permissions).length === 9, 'not everything was asked for'),
      // The window has a session of its own; the default one has no page.
      ...unless(hasOwnSession, 'the window is in the default session'),
      ...elsewhere(/fromPartition|fromPath|partition:/, ['src-main/shell/window-session.ts']),
      ...['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler'].flatMap((name) =>
        elsewhere(new RegExp(name), ['src-main/shell/permissions.ts'])
      )
    ]
  },
  {
    number: 6,
    item: 'web security on',
    evidence: 'window.ts, and the preferences of the running window',
    problems: ({ preferences }) => [
      ...differing(preferences, { webSecurity: true }),
      ...elsewhere(/disable-web-security/),
      ...elsewhere(/webSecurity: false/)
    ]
  },
  {
    number: 7,
    item: 'content security policy',
    evidence: 'bundle.ts sends it with every answer; enforced at run time, no violation in use',
    problems: (seen) => {
      const policy = seen.headers['content-security-policy'] ?? ''
      const enforced = ['script-src-elem inline', 'style-src-elem inline', 'connect-src', 'img-src', 'frame-src']
      return [
        ...unless(policy.startsWith("default-src 'none';"), 'default-src is not none'),
        ...unless(policy === contentSecurityPolicy, `the policy sent is ${policy}`),
        ...unless(!/unsafe-|\*|https?:|blob:/.test(policy), 'the policy lets too much in'),
        ...seen.violationsInUse.map((violation) => `in use: ${violation}`),
        ...filesThatMakeCode().map((file) => `${file} may make code out of text`),
        ...[...enforced, 'form-action', 'worker-src']
          .filter((directive) => !seen.violationsOnPurpose.some((violation) => violation.startsWith(directive)))
          .map((directive) => `not enforced: ${directive}`),
        ...reached(seen, ['inline script', 'inline style', 'text as code', 'text as a function', 'worker made of text'])
      ]
    }
  },
  {
    number: 8,
    item: 'no insecure content',
    evidence: 'window.ts, and the preferences of the running window',
    problems: ({ preferences }) => differing(preferences, { allowRunningInsecureContent: false })
  },
  {
    number: 9,
    item: 'no experimental features',
    evidence: 'window.ts, and the preferences of the running window',
    problems: ({ preferences }) => [
      ...differing(preferences, { experimentalFeatures: false }),
      ...elsewhere(/enable-experimental|enable-features/)
    ]
  },
  {
    number: 10,
    item: 'no enableBlinkFeatures',
    evidence: 'named nowhere, and absent from the running window',
    problems: ({ preferences }) => [
      ...elsewhere(/enableBlinkFeatures|enable-blink-features/),
      ...unless((preferences['enableBlinkFeatures'] ?? '') === '', 'enableBlinkFeatures is set')
    ]
  },
  {
    number: 11,
    item: 'no allowpopups on webviews',
    evidence: 'webviews are switched off; the element is none at run time',
    problems: (seen) => [
      ...differing(seen.preferences, { webviewTag: false }),
      ...reached(seen, ['webview']),
      ...elsewhere(/allowpopups/i)
    ]
  },
  {
    number: 12,
    item: 'webviews verified before they are made',
    evidence: 'navigation.ts refuses every one',
    problems: () =>
      elsewhere(/will-attach-webview', \(event\) => event\.preventDefault\(\)/, ['src-main/shell/navigation.ts'])
  },
  {
    number: 13,
    item: 'navigation limited',
    evidence: 'navigation.ts refuses navigation, redirects and frames; tried at run time, downloads as well',
    problems: (seen) => [
      ...unless(seen.address === 'app://bundle/index.html', `the window began at ${seen.address}`),
      ...unless(seen.after.address === seen.address && seen.after.isAnswered, `the window is at ${seen.after.address}`),
      ...['https://example.org/away', 'download patients.csv']
        .filter((wish) => !seen.wishes.some(([what, isPrevented]) => what === wish && isPrevented))
        .map((wish) => `not prevented: ${wish}`),
      ...['will-navigate', 'will-frame-navigate', 'will-redirect'].flatMap((event) =>
        elsewhere(new RegExp(`${event}', \\(event\\) => event\\.preventDefault\\(\\)`), [
          'src-main/shell/navigation.ts'
        ])
      ),
      ...reached(seen, ['frame'])
    ]
  },
  {
    number: 14,
    item: 'new windows limited',
    evidence: 'navigation.ts denies every one; tried at run time',
    problems: (seen) => [
      ...reached(seen, ['new window']),
      ...unless(seen.windows === 1, `${seen.windows} windows`),
      ...elsewhere(/setWindowOpenHandler\(\(\) => \({ action: 'deny' }\)\)/, ['src-main/shell/navigation.ts']),
      ...elsewhere(/new BrowserWindow\(/, ['src-main/shell/window.ts']),
      ...elsewhere(/new (BrowserView|WebContentsView|BaseWindow)\(/)
    ]
  },
  {
    number: 15,
    item: 'openExternal with trusted addresses only',
    evidence:
      'external-links.ts alone, behind link-rule.ts; a link is named by its row; four addresses of the page refused at run time',
    problems: (seen) => [
      ...elsewhere(/\.openExternal\(/, ['src-main/shell/external-links.ts']),
      ...elsewhere(/\.openPath\(/),
      ...reached(seen, ['link of the page', 'link to a file', 'link with a script', 'link to this computer']),
      ...seen.openedExternal.map((address) => `opened ${address}`)
    ]
  },
  {
    number: 16,
    item: 'current version of Electron',
    evidence: 'pinned in package.json to a line that is maintained',
    // Electron maintains its three newest lines; 45 was the newest in November 2026.
    problems: () =>
      unless(/^(4[5-9]|[5-9]\d)\.\d+\.\d+$/.test(manifest().devDependencies['electron'] ?? ''), 'Electron is old')
  },
  {
    number: 17,
    item: 'senders of messages validated',
    evidence: 'answer-call.ts is behind every channel, by origin and frame; ipc.test.ts tries others',
    problems: () => [
      ...elsewhere(/ipcMain\.handle\(/, ['src-main/shell/ipc.ts']),
      ...elsewhere(/ipcMain\.(on|once|handleOnce|addListener)\(/),
      ...elsewhere(/answerCall\(name, handlers, senderOf\(event\), input, report\)/, ['src-main/shell/ipc.ts'])
    ]
  },
  {
    number: 18,
    item: 'no file:// pages',
    evidence:
      'app-protocol.ts serves app://bundle; files refused at run time; bundle.test.ts tries to leave the folder',
    problems: (seen) => [
      // SQLite takes the address of its own file, which no window sees.
      ...elsewhere(/loadFile\(|pathToFileURL/, ['src-main/records/database.ts']),
      ...elsewhere(/\.loadURL\(bundleEntry\)/, ['src-main/shell/window.ts']),
      ...reached(seen, ['fetch of a file'])
    ]
  },
  {
    number: 19,
    item: 'fuses',
    evidence: 'build/fuses.ts sets nine and reads them back; packaging.test.ts does so in a packed program',
    problems: () => [
      ...unless(Object.keys(fuses).length === 9, 'not nine'),
      ...differing(fuses, {
        [FuseV1Options.RunAsNode]: false,
        [FuseV1Options.EnableCookieEncryption]: true,
        [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
        [FuseV1Options.EnableNodeCliInspectArguments]: false,
        [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
        [FuseV1Options.OnlyLoadAppFromAsar]: true,
        [FuseV1Options.GrantFileProtocolExtraPrivileges]: false
      }),
      ...differing({ ...configuration }, { afterPack: './build/fuses.ts', asar: true })
    ]
  },
  {
    number: 20,
    item: 'no Electron APIs given to the page',
    evidence: 'preload.ts gives the contract’s functions and nothing else, as seen from the page',
    problems: ({ world }) => {
      const declared = [
        ...Object.keys(calls).map((name) => `calls ${name} function`),
        ...Object.keys(events).map((name) => `on ${name} function`)
      ]
      return [
        ...world.bridge
          .filter((member) => !declared.includes(member))
          .map((member) => `${member} is not the contract’s`),
        ...declared.filter((member) => !world.bridge.includes(member)).map((member) => `${member} is missing`),
        ...world.foreign
      ]
    }
  }
]
