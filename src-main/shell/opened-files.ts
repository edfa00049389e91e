import { extname, resolve } from 'node:path'

/** Extensions of the files that the app opens, in lower case. */
export const listFileExtensions = ['.csv', '.xlsx', '.xls', '.ods', '.tsv', '.txt', '.htm', '.html']

/** The list files among the arguments of a command line, as absolute paths. The first argument is the program. */
export function listFilesIn(argv: readonly string[], workingFolder: string): string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && listFileExtensions.includes(extname(argument).toLowerCase()))
    .map((argument) => resolve(workingFolder, argument))
}
