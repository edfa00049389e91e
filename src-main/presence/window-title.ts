/** The title of the window and the progress in the task bar. While locked, the title contains no name of a list. */
export interface WindowTitle {
  /** `fraction`: 0 to 1, or null for no progress. */
  set(title: string, fraction: number | null): void
  /** While hidden, the title is the name of the app, whatever the window sets. */
  setHidden(isHidden: boolean): void
}

export function createWindowTitle(
  appName: string,
  show: (title: string, fraction: number | null) => void
): WindowTitle {
  let current: { readonly title: string; readonly fraction: number | null } = { title: appName, fraction: null }
  let isHidden = false
  const update = () => show(isHidden ? appName : current.title, current.fraction)
  return {
    set(title, fraction) {
      current = { title, fraction }
      update()
    },
    setHidden(now) {
      isHidden = now
      update()
    }
  }
}
