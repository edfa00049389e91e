import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { lockCalls } from '#contract/lock.ts'
import type { AppLock } from '../presence/app-lock.ts'
import type { SystemPorts } from './file-handlers.ts'

/** The call that unlocks the window. */
export function createLockHandlers(lock: AppLock): Pick<Handlers, keyof typeof lockCalls> {
  return { 'lock.show': async () => ((await lock.unlock()) ? succeed(null) : fail('not-confirmed')) }
}

/**
 * Blocks everything that leaves the window while it is locked: a dialog would show a file name, a copied link would be
 * on the clipboard. Calls made just before the lock continue after it is unlocked, so that nothing is lost.
 */
export function blockWhileLocked(ports: SystemPorts, { whenUnlocked }: Pick<AppLock, 'whenUnlocked'>): SystemPorts {
  return {
    chooseList: async (sizeMax) => {
      await whenUnlocked()
      return ports.chooseList(sizeMax)
    },
    chooseListPaths: async () => {
      await whenUnlocked()
      return ports.chooseListPaths()
    },
    readList: async (path, sizeMax) => {
      await whenUnlocked()
      return ports.readList(path, sizeMax)
    },
    save: async (file) => {
      await whenUnlocked()
      return ports.save(file)
    },
    showInFolder: async (path) => {
      await whenUnlocked()
      await ports.showInFolder(path)
    },
    openLink: async (url) => {
      await whenUnlocked()
      return ports.openLink(url)
    },
    copyText: async (text) => {
      await whenUnlocked()
      await ports.copyText(text)
    }
  }
}
