import type { Encoding } from '../../list/parsing/index.ts'

/** How the letters of a file are written, as programs call it when they save. The same in every language. */
export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'Unicode (UTF-16)',
  'utf-16be': 'Unicode (UTF-16 BE)',
  'windows-1252': 'Windows (1252)',
  'iso-8859-15': 'ISO Latin 9',
  macintosh: 'Macintosh',
  cp850: 'DOS (850)'
}
