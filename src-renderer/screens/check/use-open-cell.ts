import { useCallback, useEffect, useRef, useState } from 'react'
import type { Workspace } from '../../workspace/open-list.ts'

/**
 * Whether a cell is open. What is being typed into it counts as unsaved: until it is closed, nothing is said to be saved,
 * and the user is asked before the window closes.
 */
export function useOpenCell(workspace: Workspace): readonly [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false)
  const held = useRef<(() => void) | null>(null)

  const change = useCallback(
    (next: boolean) => {
      setOpen(next)
      if (next) held.current ??= workspace.holdUnsaved()
      else release(held)
    },
    [workspace]
  )

  useEffect(() => () => release(held), [])

  return [isOpen, change]
}

/** A cell that is removed with its page gives its text only after this: the text is unsaved in between, too. */
function release(held: { current: (() => void) | null }): void {
  const end = held.current
  held.current = null
  if (end !== null) setTimeout(end)
}
