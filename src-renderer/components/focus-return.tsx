import { useEffect } from 'react'

const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'

/** What had the focus last outside of dialogs, menus and choices. */
let lastOutside: HTMLElement | null = null

/** Remembers where the focus was before a dialog opened; for the frame of the app, once. */
export function useFocusHistory(): void {
  useEffect(() => {
    function remember({ target }: FocusEvent): void {
      if (target instanceof HTMLElement && target.closest(overlays) === null) lastOutside = target
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
}

/**
 * Inside a dialog: where its end leaves the focus on nothing, the focus goes back to what had it before, else to the
 * page. react-aria remembers only what had it when this dialog opened: of two dialogs one after the other, the second
 * one remembers a button of the first, which is gone.
 */
export function FocusReturn() {
  useEffect(
    () => () => {
      // After react-aria, which takes one frame.
      requestAnimationFrame(() => requestAnimationFrame(giveBack))
    },
    []
  )
  return null
}

function giveBack(): void {
  const isOnNothing = () => document.activeElement === null || document.activeElement === document.body
  if (!isOnNothing() || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
  if (lastOutside?.isConnected) lastOutside.focus()
  if (isOnNothing()) document.querySelector('main')?.focus()
}
