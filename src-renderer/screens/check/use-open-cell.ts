import { useCallback, useEffect, useRef } from 'react'
import type { Workspace } from '../../workspace/open-list.ts'

/**
 * For each cell that opens or closes. What is being typed into it counts as unsaved: until it is closed, nothing is said to
 * be saved, and the user is asked before the window closes.
 */
export function useOpenCell(workspace: Workspace): (isOpen: boolean) => void {
  const held = useRef<(() => void) | null>(null)

  const change = useCallback(
    (isOpen: boolean) => {
      if (isOpen) held.current ??= workspace.holdUnsaved()
      else release(held)
    },
    [workspace]
  )

  useEffect(() => () => release(held), [])

  return change
}

/** A cell that is removed with its page gives its text only after this: the text is unsaved in between, too. */
function release(held: { current: (() => void) | null }): void {
  const end = held.current
  held.current = null
  if (end !== null) setTimeout(end)
}
