/** Runs in the window: what of its layout is wrong now, one line for each defect. */
export function layoutDefects(): readonly string[] {
  const canvas = document.createElement('canvas').getContext('2d')
  const pixel = 1

  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
  const isOnlyRead = (element: Element) => element.closest('.visually-hidden, [class*="skip"]') !== null
  const named = (element: Element) => {
    const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)
    return `${element.tagName.toLowerCase()}.${element.className.toString().split(' ')[0]} “${words}”`
  }

  /** What a person typed or a file says: it may be long, and shows whole on hover or focus. A phone number never is. */
  const isFreeText = (element: Element) => {
    if (/^\s*\+\d[\d ]+$/.test(element.textContent ?? '')) return false
    // The name of practice mode is ours.
    if (element.className.toString().includes('saidAbove')) return false
    const column = element.closest<HTMLElement>('[data-column]')?.dataset['column']
    return (column !== undefined && column !== 'status') || element.closest('[title]') !== null
  }

  function cutOff(element: HTMLElement): string | null {
    const { display, overflowX, overflowY } = getComputedStyle(element)
    if (display === 'inline' || display === 'contents' || element.clientWidth <= pixel) return null
    if (['auto', 'scroll'].includes(overflowX)) return null
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())
    const isCutting = overflowX === 'hidden' || overflowX === 'clip'
    if (!(hasText || isCutting || element.matches('button, a, label, [role=radio], [role=tab]'))) return null
    if (element.scrollWidth > element.clientWidth) return `cut off: ${named(element)}`
    const isLower = ['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + pixel
    return isLower ? `cut off below: ${named(element)}` : null
  }

  function cutPlaceholder(input: HTMLInputElement): string | null {
    if (canvas === null || input.placeholder === '') return null
    const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(input)
    canvas.font = font
    const room = input.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd)
    const { width } = canvas.measureText(input.placeholder)
    return width > room ? `cut off: placeholder “${input.placeholder}”, ${Math.ceil(width - room)} px` : null
  }

  const all = [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => isShown(one) && !isOnlyRead(one))
  const found = [
    ...all.filter((one) => !isFreeText(one)).map(cutOff),
    ...all.filter((one) => one instanceof HTMLInputElement).map(cutPlaceholder)
  ]
  const main = document.querySelector('main')
  const isSideways =
    document.documentElement.scrollWidth > window.innerWidth || (main !== null && main.scrollWidth > main.clientWidth)
  return [...found.filter((line) => line !== null), ...(isSideways ? ['the page scrolls sideways'] : [])]
}

/** Runs in the window: the height of the bar above every screen, in px. */
export function barHeight(): number {
  return document.querySelector('header[data-area] > :last-child')?.getBoundingClientRect().height ?? 0
}

/** Runs in the window: the words of the filled buttons. */
export function filledButtons(): readonly string[] {
  const probe = document.createElement('div')
  probe.style.backgroundColor = 'var(--accent)'
  document.body.append(probe)
  const accent = getComputedStyle(probe).backgroundColor
  probe.remove()
  return [...document.querySelectorAll('button')]
    .filter((button) => button.checkVisibility() && getComputedStyle(button).backgroundColor === accent)
    .filter((button) => !button.matches('[class*="skip"], [role="switch"]'))
    .map((button) => button.textContent ?? '')
}
