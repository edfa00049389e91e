import { createRequire } from 'node:module'

/** The fuses in an Electron binary: these bytes, the version, their number, and one letter each. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** Bytes like Electron's own as far as fuses go, all of them as delivered. */
export function binaryWithFuses(count: number): Buffer {
  return Buffer.concat([
    Buffer.alloc(1000, 7),
    Buffer.from(fuseSentinel),
    Buffer.from([1, count]),
    Buffer.from('1'.repeat(count)),
    Buffer.alloc(1000, 7)
  ])
}

/** What electron-builder itself edits programs of Windows with. */
const builder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'))

/** A program for Windows without code, with what the packaging looks for in it: a version, and fuses. */
export function windowsProgram(): Buffer {
  const { NtExecutable, NtExecutableResource, Resource } = builder('resedit')
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program, true)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  program.setExtraData(binaryWithFuses(9))
  return Buffer.from(program.generate())
}
