/** By which a person could reach what is hidden, or what is hidden could notice that focus has left it. */
const outside = (
  'keydown keyup keypress beforeinput input change focus blur focusin focusout pointerdown pointerup pointermove ' +
  'mousedown mouseup mousemove click dblclick auxclick contextmenu wheel'
).split(' ')
/** Never while locked, wherever: they carry patients in or out. */
const everywhere = 'copy cut paste dragstart dragenter dragover dragleave drop'.split(' ')
/** Of the keys with Ctrl or Cmd, those that reach text that is hidden: all, copy, find, print, paste, cut, undo, redo. */
const reaching = new Set('acfpvxyz'.split(''))

/**
 * Lets nothing but the lock screen hear of a person. What is hidden keeps its half-typed text, open menus and dialogs,
 * since it never hears that focus went elsewhere. The answer takes the guard away.
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
  // Of all listeners those of the window come first, before React's and the components'.
  window.addEventListener('keydown', refuseKeys, true)
  for (const name of outside) window.addEventListener(name, holdBack, true)
  for (const name of everywhere) window.addEventListener(name, refuse, true)
  return () => {
    window.removeEventListener('keydown', refuseKeys, true)
    for (const name of outside) window.removeEventListener(name, holdBack, true)
    for (const name of everywhere) window.removeEventListener(name, refuse, true)
  }
}
