/**
 * Title of the hidden column of row ids in an exported file. It is the same in every language and version, so that any
 * copy of the app recognises it.
 */
export const rowIdHeader = 'HCW-ID'
