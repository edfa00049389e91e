import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type FuseConfig, FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'
import type { AfterPackContext } from 'electron-builder'

/**
 * Electron's fuses as this app has them, every one spelled out: a fuse that a later Electron adds is a type error here
 * and an error of {@link setFuses}.
 */
export const fuses = {
  // The app's binary cannot be used as Node.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // No access by variables or switches: NODE_OPTIONS, NODE_EXTRA_CA_CERTS, --inspect.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Code comes from the one archive whose digest is in the binary (Windows and macOS).
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come from app://, never from files.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Electron's default: traps are what makes WebAssembly's bounds checks cheap; the app has no WebAssembly.
  [FuseV1Options.WasmTrapHandlers]: true
} as const satisfies Record<FuseV1Options, boolean>

/** Sets every fuse of a packaged Electron and reads them back. Throws where one is not what it should be. */
export async function setFuses(executable: string, isUnsignedMac = false): Promise<void> {
  const config: FuseConfig = {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: isUnsignedMac,
    ...fuses
  }
  await flipFuses(executable, config)
  const wrong = await wrongFuses(executable)
  if (wrong.length > 0) throw new Error(`fuses of ${executable} are not as they should be: ${wrong.join(', ')}`)
}

/** The names of the fuses of an executable that are not as {@link fuses} says. */
export async function wrongFuses(executable: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(executable)
  return Object.entries(fuses)
    .filter(([index, isOn]) => wire[Number(index) as FuseV1Options] !== (isOn ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([index]) => FuseV1Options[Number(index)] ?? index)
}

/** electron-builder's hook, before anything is signed. */
export default async function afterPack({ appOutDir, electronPlatformName, packager }: AfterPackContext) {
  const { productFilename } = packager.appInfo
  switch (electronPlatformName) {
    case 'darwin': {
      const app = readdirSync(appOutDir).find((name) => name.endsWith('.app')) ?? `${productFilename}.app`
      await setFuses(join(appOutDir, app), process.platform === 'darwin')
      break
    }
    case 'win32':
      await setFuses(join(appOutDir, `${productFilename}.exe`))
      break
    default:
      await setFuses(join(appOutDir, 'hcw-bulk-invite'))
  }
}
