import { app } from 'electron'
import { listFilesAmong } from './opened-files.ts'

/**
 * Claims the data folder for this process. False: another instance has it, and has been told; this one must quit.
 * `onCalled` hears when the app is started again: bring the window forward, open the files given.
 */
export function claimSingleInstance(onCalled: (files: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, argv, workingFolder) => onCalled(listFilesAmong(argv, workingFolder)))
  // How macOS gives a file to an app, running or not.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    onCalled([path])
  })
  return true
}
