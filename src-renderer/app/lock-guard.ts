/** Events through which the user could reach hidden content, or hidden content could notice that it lost the focus. */
const interactionEvents = (
  'keydown keyup keypress beforeinput input change focus blur focusin focusout pointerdown pointerup pointermove ' +
  'mousedown mouseup mousemove click dblclick auxclick contextmenu wheel'
).split(' ')
/** Blocked everywhere while locked: these events move patient data in or out. */
const blockedEvents = 'copy cut paste dragstart dragenter dragover dragleave drop'.split(' ')
/** Keys that reach hidden text with Ctrl or Cmd: select all, copy, find, print, paste, cut, undo, redo. */
const blockedKeys = new Set('acfpvxyz'.split(''))

/**
 * Delivers user events to the lock screen only. Hidden content keeps half-typed text, open menus and dialogs, because
 * it never receives the loss of focus. The returned function removes the guard.
 */
export function guardEvents(screen: HTMLElement): () => void {
  const stopOutside = (event: Event) => {
    if (event.target === window || (event.target instanceof Node && screen.contains(event.target))) return
    event.stopImmediatePropagation()
  }
  const block = (event: Event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const blockKeys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || ((event.ctrlKey || event.metaKey) && blockedKeys.has(event.key.toLowerCase()))) {
      block(event)
    }
  }
  // Capturing listeners of the window run before those of React and of the components.
  window.addEventListener('keydown', blockKeys, true)
  for (const name of interactionEvents) window.addEventListener(name, stopOutside, true)
  for (const name of blockedEvents) window.addEventListener(name, block, true)
  return () => {
    window.removeEventListener('keydown', blockKeys, true)
    for (const name of interactionEvents) window.removeEventListener(name, stopOutside, true)
    for (const name of blockedEvents) window.removeEventListener(name, block, true)
  }
}
