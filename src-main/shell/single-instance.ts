import { app } from 'electron'
import { listFilesIn } from './opened-files.ts'

/**
 * Claims the data folder for this process. False: another instance has it and was notified; this one must quit.
 * `onCalled` is called when the app is started again, with the files to open.
 */
export function claimSingleInstance(onSecondInstance: (files: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, argv, workingFolder) => onSecondInstance(listFilesIn(argv, workingFolder)))
  // macOS opens files by this event, whether or not the app is running.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    onSecondInstance([path])
  })
  return true
}
