import { stat } from 'node:fs/promises'
import { z } from 'zod'
import type { JsonStore } from '../vault/json-store.ts'

/** Where files were saved last, by what is in them. The paths stay in the main process. */
export interface SaveFolders {
  /** The folder of the first of these kinds that is remembered and still there; undefined: none is. */
  readonly folderFor: (kinds: readonly string[]) => Promise<string | undefined>
  readonly remember: (kinds: readonly string[], folder: string) => void
}

/** The oldest are forgotten: an office has a few kinds of lists. */
const keptMax = 100

const stored = z.record(z.string(), z.string())

/** A document that is lost or cannot be read only costs the user a few clicks. */
export function createSaveFolders(store: JsonStore): SaveFolders {
  let folders: ReadonlyMap<string, string> | null = null

  function all(): ReadonlyMap<string, string> {
    folders ??= new Map(Object.entries(readStored(store)))
    return folders
  }

  return {
    async folderFor(kinds) {
      for (const kind of kinds) {
        const folder = all().get(kind)
        if (folder !== undefined && (await isFolder(folder))) return folder
      }
      return undefined
    },
    remember(kinds, folder) {
      const others = [...all()].filter(([kind]) => !kinds.includes(kind))
      const next = [...others, ...kinds.map((kind) => [kind, folder] as const)].slice(-keptMax)
      folders = new Map(next)
      try {
        store.write(Object.fromEntries(next))
      } catch {
        // It is remembered until the app ends.
      }
    }
  }
}

function readStored(store: JsonStore): Readonly<Record<string, string>> {
  try {
    const parsed = stored.safeParse(store.read())
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
