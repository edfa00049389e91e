import { app } from './app.ts'
import {
  clipboard,
  crashReporter,
  dialog,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  screen,
  shell,
  systemPreferences
} from './desktop.ts'
import { ipcMain } from './ipc.ts'
import { makeSafeStorage } from './key-chain.ts'
import { strictMenu as Menu, MenuItem } from './menu.ts'
import { defaultSession, session } from './session.ts'
import { strict } from './strict.ts'
import { webContents } from './web-contents.ts'
import { BrowserWindow } from './windows.ts'

const safeStorage = makeSafeStorage(
  app.getPath('userData'),
  () => app.isReady(),
  (work) => app.once('quit', work)
)
const { protocol } = defaultSession

const electron = strict('', {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  webContents
})

// The last name is what `require('electron')` returns.
export {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  electron as default,
  electron as 'module.exports',
  ipcMain,
  Menu,
  MenuItem,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  webContents
}
