/** Maximum size of an imported file, in bytes. */
export const fileSizeMax = 100 * 1024 * 1024

/** Rows per call. Limits the size of a message, so that neither process blocks for longer than a frame. */
export const rowsPerCall = 1000

/** Bytes of a file per call, for the same reason. */
export const sourceBytesPerCall = 256 * 1024

/** Lists per call: some tens of kB. */
export const listsPerPage = 100

/** Files that can be put together into one list. */
export const filesPerListMax = 100
