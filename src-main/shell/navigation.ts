import { app, type WebContents } from 'electron'

/** Blocks navigation, redirects, new windows and embedded pages in every page. */
export function blockNavigation(): void {
  app.on('web-contents-created', (_event, contents) => blockNavigationOf(contents))
}

function blockNavigationOf(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
