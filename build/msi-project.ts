import { readFile, writeFile } from 'node:fs/promises'
import { listFileExtensions } from '../src-main/shell/opened-files.ts'

/** The registered kind of file, also in open-with.nsh. */
const progId = 'HcwBulkInvite.List'

/** Administrators and the system write, users read; what was there before loses what it inherited. Owner: administrators. */
const policyFolderSddl = 'O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)'

/**
 * "Open with" for each file that the app opens. electron-builder's own associations are left out on purpose: they would
 * make the app the default of every kind of file that has none.
 */
function openWithComponent(): string {
  const value = (key: string, text: string, more = '') =>
    `<RegistryValue Root="HKLM" Key="Software\\Classes\\${key}" Type="string" Value="${text}"${more}/>`
  return [
    '<Component Id="OpenWith" Directory="APPLICATIONFOLDER" Guid="022B5292-74F1-460D-9992-B71956795D80">',
    value(progId, 'HCW Bulk Invite', ' KeyPath="yes"'),
    value(`${progId}\\shell\\open\\command`, '&quot;[#mainExecutable]&quot; &quot;%1&quot;'),
    ...listFileExtensions.map((extension) => value(`${extension}\\OpenWithProgids`, '', ` Name="${progId}"`)),
    '</Component>'
  ].join('\n        ')
}

/** The folder of the policy. It stays when the app is removed, so that nobody else can make it meanwhile. */
const policyFolderComponent = [
  '<Component Id="PolicyFolder" Directory="POLICYFOLDER" Guid="6485691B-B226-4FC3-99D6-5D58E36103DC" Permanent="yes" KeyPath="yes">',
  `<CreateFolder><PermissionEx Sddl="${policyFolderSddl}"/></CreateFolder>`,
  '</Component>'
].join('\n        ')

const policyFolder =
  '<Directory Id="CommonAppDataFolder"><Directory Id="POLICYFOLDER" Name="HCW Bulk Invite"/></Directory>'

/** The WiX source of the `.msi` with what electron-builder does not write. Throws where its template has changed. */
export function completeMsiProject(source: string): string {
  const withFolder = insertAfter(source, '<Directory Id="TARGETDIR" Name="SourceDir">', policyFolder)
  const components = [openWithComponent(), policyFolderComponent].join('\n      ')
  return insertAfter(withFolder, '<ComponentGroup Id="ProductComponents" Directory="APPLICATIONFOLDER">', components)
}

function insertAfter(source: string, mark: string, text: string): string {
  const parts = source.split(mark)
  if (parts.length !== 2) throw new Error(`the source of the .msi has no single ${mark}`)
  return parts.join(`${mark}\n      ${text}`)
}

/** electron-builder's hook: the source was written, and is not compiled yet. */
export default async function msiProjectCreated(path: string): Promise<void> {
  await writeFile(path, completeMsiProject(await readFile(path, 'utf8')))
}
