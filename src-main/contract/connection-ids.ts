/** Id of the built-in practice connection, which cannot be changed or forgotten. */
export const practiceConnectionId = 'practice'

/** The chosen connection when none can be used: practice is switched off, and no allowed server is set up. */
export const noConnectionId = 'none'
