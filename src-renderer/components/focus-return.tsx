import { useEffect } from 'react'

const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'

/** What had the focus last outside of dialogs, menus and choices. */
let lastOutside: HTMLElement | null = null

/**
 * For the frame of the app, once: remembers where the focus was before a dialog opened, and gives it to the page where what
 * had it goes away, such as a notice that was answered.
 */
export function useFocusHistory(): void {
  useEffect(() => {
    function remember({ target }: FocusEvent): void {
      if (target instanceof HTMLElement && target.closest(overlays) === null) lastOutside = target
    }
    function follow({ target, relatedTarget }: FocusEvent): void {
      if (relatedTarget !== null || !(target instanceof HTMLElement)) return
      soon(() => {
        if (!target.isConnected && document.hasFocus()) giveBack()
      })
    }
    document.addEventListener('focusin', remember)
    document.addEventListener('focusout', follow)
    return () => {
      document.removeEventListener('focusin', remember)
      document.removeEventListener('focusout', follow)
    }
  }, [])
}

/** After react-aria and the screens, which take one frame to move the focus themselves. */
function soon(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run))
}

/**
 * Inside a dialog: where its end leaves the focus on nothing, the focus goes back to what had it before, else to the
 * page. react-aria remembers only what had it when this dialog opened: of two dialogs one after the other, the second
 * one remembers a button of the first, which is gone.
 */
export function FocusReturn() {
  useEffect(() => () => soon(giveBack), [])
  return null
}

function giveBack(): void {
  const isOnNothing = () => document.activeElement === null || document.activeElement === document.body
  if (!isOnNothing() || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
  if (lastOutside?.isConnected) lastOutside.focus()
  if (isOnNothing()) document.querySelector('main')?.focus({ preventScroll: true })
}
