import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { lockCalls } from '#contract/lock.ts'
import type { Lock } from '../presence/lock.ts'
import type { SystemPorts } from './file-desk.ts'

/** The call that unlocks the window. */
export function lockDesk(lock: Lock): Pick<Handlers, keyof typeof lockCalls> {
  return { 'lock.show': async () => ((await lock.show()) ? succeed(null) : fail('not-confirmed')) }
}

/**
 * Blocks everything that leaves the window while it is locked: a dialog would show a file name, a copied link would be
 * on the clipboard. Calls made just before the lock continue after it is unlocked, so that nothing is lost.
 */
export function heldWhileLocked(ports: SystemPorts, { opened }: Pick<Lock, 'opened'>): SystemPorts {
  return {
    chooseList: async (sizeMax) => {
      await opened()
      return ports.chooseList(sizeMax)
    },
    readList: async (path, sizeMax) => {
      await opened()
      return ports.readList(path, sizeMax)
    },
    save: async (file) => {
      await opened()
      return ports.save(file)
    },
    showInFolder: async (path) => {
      await opened()
      await ports.showInFolder(path)
    },
    openLink: async (url) => {
      await opened()
      return ports.openLink(url)
    },
    copyText: async (text) => {
      await opened()
      await ports.copyText(text)
    }
  }
}
