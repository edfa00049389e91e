/** The title of the window and the progress in the task bar. While locked, the title contains no name of a list. */
export interface TitleBar {
  /** `fraction`: 0 to 1, or null for no progress. */
  say(title: string, fraction: number | null): void
  /** While hidden, the title is the name of the app, whatever the window sets. */
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
