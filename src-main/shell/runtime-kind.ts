/** Whether this is Electron or the stand-in of the tests, whose keychain is not secure. */
export function runtimeKind(): 'electron' | 'stand-in' {
  return process.versions['electron']?.endsWith('-stand-in') === true ? 'stand-in' : 'electron'
}
