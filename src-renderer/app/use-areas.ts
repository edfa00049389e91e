import { useEffect } from 'react'

/** The parts of the window between which F6 moves, in the order of the page. */
const areas = 'header[data-area], section[data-area], main, main [role="grid"], main table, main aside'
const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"], [role="gridcell"][tabindex]'

/** F6 goes to the next area of the window, Shift+F6 to the one before; inside each to where the focus was last. */
export function useAreas(): void {
  useEffect(() => {
    const lastIn = new WeakMap<Element, HTMLElement>()

    function remember({ target }: FocusEvent): void {
      if (!(target instanceof HTMLElement)) return
      for (const area of shownAreas()) if (area.contains(target)) lastIn.set(area, target)
    }

    function move(event: KeyboardEvent): void {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
      // A dialog keeps the focus.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      event.preventDefault()
      const all = shownAreas()
      const here = all.findLastIndex((area) => area.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = all[(here + step + all.length) % all.length]
      if (next === undefined) return
      const last = lastIn.get(next)
      if (next.tagName === 'MAIN') next.focus()
      else if (last?.isConnected && next.contains(last)) last.focus()
      else (next.querySelector<HTMLElement>(focusable) ?? next).focus()
    }

    document.addEventListener('focusin', remember)
    window.addEventListener('keydown', move)
    return () => {
      document.removeEventListener('focusin', remember)
      window.removeEventListener('keydown', move)
    }
  }, [])
}

/** Those that are in the window now; a table inside of another area is one of its own. */
function shownAreas(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(areas)].filter((area) => area.getClientRects().length > 0)
}
