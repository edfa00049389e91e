/** The cell whose text is told in whole while the mouse is over it. */
const told = 'data-told'

/** Where a cell cuts its text off, the browser shows it whole. */
export function tellWhole(target: EventTarget): void {
  const cell = cellOf(target)
  if (cell === null || cell.title !== '' || cell.scrollWidth <= cell.clientWidth) return
  cell.title = cell.textContent ?? ''
  cell.setAttribute(told, '')
}

/** The cell may hold another patient's text soon. */
export function forgetWhole(target: EventTarget): void {
  const cell = cellOf(target)
  if (cell === null || !cell.hasAttribute(told)) return
  cell.removeAttribute('title')
  cell.removeAttribute(told)
}

function cellOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
}
