import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { lockCalls } from '#contract/lock.ts'
import type { PersonsWord } from '../consent/persons-word.ts'
import type { AppLock } from '../presence/app-lock.ts'
import type { SystemPorts } from './file-handlers.ts'

/** How the main process knows that it is a person who wants to see patients again. */
export interface PersonAtWindow {
  /** The system authenticates the user whenever the window is unlocked. */
  readonly isAuthenticated: () => boolean
  /** Whether somebody has just pressed a key or a button in the window; true once for each. */
  readonly hasActed: () => boolean
}

/**
 * The call that unlocks the window. The page alone cannot: the system asks the user, or a key or a button was pressed just
 * before, as for "Show again". Where neither is known, as with a screen reader, the user is asked.
 */
export function createLockHandlers(
  lock: AppLock,
  person: PersonAtWindow,
  word: PersonsWord
): Pick<Handlers, keyof typeof lockCalls> {
  return {
    'lock.show': async () => {
      const isPerson = !lock.isLocked() || person.isAuthenticated() || person.hasActed()
      if (!isPerson && (await word.ask({ kind: 'unlock' })) !== 'agreed') return fail('not-confirmed')
      return (await lock.unlock()) ? succeed(null) : fail('not-confirmed')
    }
  }
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
    },
    print: async () => {
      await whenUnlocked()
      return ports.print()
    },
    lettersToPdf: async (html) => {
      await whenUnlocked()
      return ports.lettersToPdf(html)
    },
    cancelLetters: ports.cancelLetters,
    printLetters: async (html, isDuplex) => {
      await whenUnlocked()
      return ports.printLetters(html, isDuplex)
    }
  }
}
