// Who may change a file of Windows, from its security descriptor as text (SDDL). Node knows neither owners nor access lists.

/** The system, administrators and who installs Windows' own parts: as SDDL abbreviates them, and by their numbers. */
const administrators =
  /^(?:SY|BA|LA|DA|EA|S-1-5-18|S-1-5-32-544|S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464)$/
/** Read data, attributes and the list itself, execute, wait; and the same asked for in general. */
const readingBits = 0x1200a9 | 0x80000000 | 0x20000000
const readingWords = /^(?:FR|FX|GR|GX|RC)*$/
const denying = /^(?:D|OD|XD)$/

/** Owner, perhaps its group, and who may do what; at the end perhaps what is recorded. */
const parts = /^O:([A-Z]{2}|S[\d-]+)(?:G:(?:[A-Z]{2}|S[\d-]+))?D:([A-Z]*(?:\([^()]*\))+)(?:S:.*)?$/

/** Whether an administrator owns it, and nobody else may change it. False where the text is understood only in part. */
export function onlyAdministratorsChange(sddl: string): boolean {
  const [, owner = '', list] = parts.exec(sddl.trim()) ?? []
  if (!administrators.test(owner) || list === undefined || list.includes('NO_ACCESS_CONTROL')) return false
  return [...list.matchAll(/\(([^()]*)\)/g)].every(([, entry = '']) => isHarmless(entry.split(';')))
}

function isHarmless(entry: readonly string[]): boolean {
  const [type = '', flags = '', rights = '', , , account = ''] = entry
  // Inherited only: it says nothing about this file, and in a folder where only administrators make files it reaches nothing.
  if (denying.test(type) || flags.match(/../g)?.includes('IO') === true) return true
  if (type !== 'A' && type !== 'XA') return false
  if (administrators.test(account)) return true
  if (readingWords.test(rights)) return true
  return /^0x[0-9a-f]+$/i.test(rights) && (Number(rights) & ~readingBits) === 0
}
