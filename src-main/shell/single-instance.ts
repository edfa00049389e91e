import { app } from 'electron'
import { listFilesAmong } from './opened-files.ts'

/**
 * Claims the data folder for this process. False: another instance has it and was notified; this one must quit.
 * `onCalled` is called when the app is started again, with the files to open.
 */
export function claimSingleInstance(onCalled: (files: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, argv, workingFolder) => onCalled(listFilesAmong(argv, workingFolder)))
  // macOS opens files by this event, whether or not the app is running.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    onCalled([path])
  })
  return true
}
