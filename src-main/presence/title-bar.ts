/** What the window's title and the task bar say, in a person's absence without any list's name. */
export interface TitleBar {
  /** A sentence, and 0 to 1 or null, as the window wants them. */
  say(title: string, fraction: number | null): void
  /** Patients are hidden: the app's name stands in the sentence's place, whatever the window says. */
  hide(isHidden: boolean): void
}

export function createTitleBar(appName: string, show: (title: string, fraction: number | null) => void): TitleBar {
  let said: { readonly title: string; readonly fraction: number | null } = { title: appName, fraction: null }
  let isHidden = false
  const draw = () => show(isHidden ? appName : said.title, said.fraction)
  return {
    say(title, fraction) {
      said = { title, fraction }
      draw()
    },
    hide(now) {
      isHidden = now
      draw()
    }
  }
}
