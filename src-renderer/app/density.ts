import type { Density } from '#contract/settings.ts'

/** px of a browser's text whose size nobody has changed. */
const usualTextPx = 16

/** Makes text and rows as large as the setting says. */
export function applyDensity(density: Density): void {
  const isComfortable = density === 'comfortable' || (density === 'system' && isLargerTextAsked())
  document.documentElement.dataset['density'] = isComfortable ? 'comfortable' : 'compact'
}

/** Whether the system, or the browser's own size of text, asks for larger text than usual. */
function isLargerTextAsked(): boolean {
  const probe = document.createElement('div')
  probe.style.position = 'absolute'
  probe.style.fontSize = 'medium'
  probe.style.width = 'calc(1em * env(preferred-text-scale, 1))'
  document.body.append(probe)
  const { width } = probe.getBoundingClientRect()
  probe.remove()
  return width > usualTextPx
}
