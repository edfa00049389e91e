/** Events through which the user could reach hidden content, or hidden content could notice that it lost the focus. */
const outside = (
  'keydown keyup keypress beforeinput input change focus blur focusin focusout pointerdown pointerup pointermove ' +
  'mousedown mouseup mousemove click dblclick auxclick contextmenu wheel'
).split(' ')
/** Blocked everywhere while locked: these events move patient data in or out. */
const everywhere = 'copy cut paste dragstart dragenter dragover dragleave drop'.split(' ')
/** Keys that reach hidden text with Ctrl or Cmd: select all, copy, find, print, paste, cut, undo, redo. */
const reaching = new Set('acfpvxyz'.split(''))

/**
 * Delivers user events to the lock screen only. Hidden content keeps half-typed text, open menus and dialogs, because
 * it never receives the loss of focus. The returned function removes the guard.
 */
export function guardEvents(screen: HTMLElement): () => void {
  const holdBack = (event: Event) => {
    if (event.target === window || (event.target instanceof Node && screen.contains(event.target))) return
    event.stopImmediatePropagation()
  }
  const refuse = (event: Event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const refuseKeys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || ((event.ctrlKey || event.metaKey) && reaching.has(event.key.toLowerCase()))) {
      refuse(event)
    }
  }
  // Capturing listeners of the window run before those of React and of the components.
  window.addEventListener('keydown', refuseKeys, true)
  for (const name of outside) window.addEventListener(name, holdBack, true)
  for (const name of everywhere) window.addEventListener(name, refuse, true)
  return () => {
    window.removeEventListener('keydown', refuseKeys, true)
    for (const name of outside) window.removeEventListener(name, holdBack, true)
    for (const name of everywhere) window.removeEventListener(name, refuse, true)
  }
}
