import type { Configuration } from 'electron-builder'
import { windowsSigning } from './build/windows-signing.ts'
import { listFileExtensions } from './src-main/shell/opened-files.ts'

// How installers are made: `npm run package`. Signing and notarising happen where the environment has the means: for
// Windows see build/windows-signing.ts; CSC_LINK and CSC_KEY_PASSWORD, APPLE_API_KEY, APPLE_API_KEY_ID and
// APPLE_API_ISSUER for macOS.

/** The types of the files that the app opens, as desktops of Linux call them. */
const listTypes = [
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'text/html',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'application/vnd.oasis.opendocument.spreadsheet'
]

const configuration: Configuration = {
  appId: 'com.hcw-at-home.bulk-invite',
  productName: 'HCW Bulk Invite',
  directories: { output: 'dist', buildResources: 'build' },
  // Everything is bundled: what the app needs is in `out`, and nothing else is packed.
  files: ['out/main/**', 'out/preload/**', 'out/renderer/**', 'package.json', '!**/*.map', '!node_modules/**'],
  extraResources: [
    'THIRD-PARTY.md',
    { from: 'build/policy.schema.json', to: 'policy.schema.json' },
    { from: 'build/admx', to: 'admx' }
  ],
  extraMetadata: { homepage: 'https://hcw-at-home.com' },
  asar: true,
  npmRebuild: false,
  // Spelled out, set and read back there; electron-builder's own list lacks the newest.
  afterPack: './build/fuses.ts',
  electronLanguages: ['fr', 'de', 'it', 'en'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  forceCodeSigning: process.env['REQUIRE_SIGNATURE'] === 'yes',
  publish: null,

  win: {
    target: [
      { target: 'nsis', arch: ['x64', 'arm64'] },
      { target: 'msi', arch: ['x64'] }
    ],
    icon: 'build/icon.ico',
    ...windowsSigning(process.env)
  },
  nsis: {
    // For one person, without an administrator.
    oneClick: false,
    perMachine: false,
    allowElevation: false,
    allowToChangeInstallationDirectory: false,
    multiLanguageInstaller: true,
    installerLanguages: ['fr_FR', 'de_DE', 'it_IT', 'en_US'],
    // Lists and links remain until the user removes them in the app.
    deleteAppDataOnUninstall: false,
    include: 'build/open-with.nsh'
  },
  // For the whole machine, by an administrator's tools.
  msi: {
    oneClick: true,
    perMachine: true,
    createDesktopShortcut: false,
    // Nobody is there when a computer's administration installs it.
    runAfterFinish: false,
    // By this code a new version finds the one that it replaces: it never changes.
    upgradeCode: '4C9F6BB6-AF69-59E8-85F1-EE6BD304A358'
  },
  msiProjectCreated: './build/msi-project.ts',

  mac: {
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    icon: 'build/icon.icns',
    category: 'public.app-category.medical',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    notarize: true,
    extendInfo: { LSHasLocalizedDisplayName: true },
    // The app's name in the Finder, by language.
    extraResources: [{ from: 'build/names', to: '.' }],
    fileAssociations: [
      {
        ext: listFileExtensions.map((extension) => extension.slice(1)),
        name: 'Patient list',
        role: 'Viewer',
        rank: 'Alternate'
      }
    ]
  },

  // By default its menu entry would switch the sandbox off.
  appImage: { executableArgs: [] },
  linux: {
    target: [
      { target: 'AppImage', arch: ['x64'] },
      { target: 'deb', arch: ['x64'] }
    ],
    icon: 'build/icons',
    executableName: 'hcw-bulk-invite',
    category: 'Office',
    maintainer: 'HCW Bulk Invite <noreply@hcw-at-home.com>',
    // Offered under "Open with"; a desktop's own default stays.
    mimeTypes: listTypes,
    desktop: {
      entry: {
        Name: 'HCW Bulk Invite',
        'Name[fr]': 'HCW Invitations groupées',
        'Name[de]': 'HCW Sammeleinladungen',
        'Name[it]': 'HCW Inviti multipli',
        Comment: 'Turns a patient list into invitations to video consultations',
        'Comment[fr]': 'Transforme une liste de patients en invitations à des consultations vidéo',
        'Comment[de]': 'Macht aus einer Patientenliste Einladungen zu Videosprechstunden',
        'Comment[it]': 'Trasforma un elenco di pazienti in inviti a consulti video'
      }
    }
  }
}

export default configuration
