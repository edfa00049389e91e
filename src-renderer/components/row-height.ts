/** The height of a row of a long table in px, after the person's text size and density. */
export function rowHeightPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row-height'))
}

/** The size of a rem in px. */
export function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
