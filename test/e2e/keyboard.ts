import type { Page } from 'playwright-core'

/** Keyboard-only input, and the focused element. */
export function keyboard(page: () => Page) {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page().keyboard.press(key)
  }

  /** The focused element as a screen reader announces it. */
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
    /** Opens the choices or the menu of the focused button, and waits until the keys that follow go there. */
    async openChoices(): Promise<void> {
      await press('Enter')
      await page()
        .locator('[role=listbox] :focus, [role=menu] :focus, [role=menu]:focus, [role=listbox]:focus')
        .waitFor()
    },
    /** Presses Tab until the focused element has this text; fails after a limit. */
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
