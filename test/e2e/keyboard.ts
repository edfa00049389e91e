import type { Page } from 'playwright-core'

/** What a person does who uses no mouse, and what the focus is on. */
export function keyboard(page: () => Page) {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page().keyboard.press(key)
  }

  /** What the focus is on, in the words that a screen reader would begin with. */
  const focused = () =>
    page().evaluate(() => {
      const { activeElement: at } = document
      if (at === null || at === document.body) return ''
      const labels = at.getAttribute('aria-labelledby')?.split(' ') ?? []
      const named = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
      const label = at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? '') : ''
      return (at.getAttribute('aria-label') ?? '') || named.trim() || label.trim() || (at.textContent ?? '').trim()
    })

  return {
    press,
    focused,
    write: (text: string) => page().keyboard.type(text),
    /** Tab until the focus is on what bears these words; a person would not search for ever. */
    async tabTo(words: RegExp, key = 'Tab'): Promise<void> {
      const passed: string[] = []
      for (let presses = 0; presses < 60; presses++) {
        await press(key)
        const reached = await focused()
        if (words.test(reached)) return
        passed.push(reached)
      }
      throw new Error(`Tab never reached ${words}; it passed ${passed.join(' | ')}`)
    }
  }
}
