import { randomUUID } from 'node:crypto'
import type { BrowserWindow, Session, WebContents } from 'electron'
import { type Printed, printPage } from './printing.ts'

/** Makes PDFs of letters and prints them, in a page that nobody sees. */
export interface LettersPage {
  readonly toPdf: (html: Uint8Array) => Promise<Uint8Array | 'not-made' | 'cancelled'>
  /** Ends every PDF that is being made, as `cancelled`. */
  readonly cancelPdf: () => void
  readonly print: (html: Uint8Array, isDuplex: boolean) => Promise<Printed | 'not-made'>
}

const origin = 'app://letters'

/** Only text, styles and the pictures that are in the page itself: the page can run nothing and fetch nothing. */
const headers: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store'
}

/** The pages say themselves how large they are: A4, without margins. A browser's own lines above and below are not printed. */
const pdfOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  displayHeaderFooter: false
} as const

/**
 * @param createSession of these pages and of nothing else; created for the first letters.
 * @param openHidden opens a window that is not shown, in this session, without scripts.
 */
export function createLettersPage(
  createSession: () => Promise<Session>,
  openHidden: (session: Session) => BrowserWindow
): LettersPage {
  const waiting = new Map<string, Uint8Array>()
  const cancelling = new Set<() => void>()
  let session: Promise<Session> | undefined

  async function openSession(): Promise<Session> {
    const created = await createSession()
    created.protocol.handle('app', ({ url }) => {
      const html = waiting.get(url)
      return html === undefined
        ? new Response(null, { status: 404, headers })
        : new Response(new Uint8Array(html), { status: 200, headers })
    })
    return created
  }

  /** Rejects when the page cannot be loaded, and when its process ends. `ends`: resolves when it is no longer wanted. */
  async function withPage<Value>(
    html: Uint8Array,
    use: (page: WebContents) => Promise<Value>,
    ...ends: readonly Promise<Value>[]
  ): Promise<Value> {
    session ??= openSession()
    const window = openHidden(await session)
    const url = `${origin}/${randomUUID()}`
    waiting.set(url, html)
    const { webContents } = window
    try {
      const gone = new Promise<never>((_resolve, reject) =>
        webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(`letters: ${reason}`)))
      )
      return await Promise.race([window.loadURL(url).then(() => use(webContents)), gone, ...ends])
    } finally {
      waiting.delete(url)
      if (!window.isDestroyed()) window.destroy()
    }
  }

  return {
    async toPdf(html) {
      let cancel = (): void => undefined
      const cancelled = new Promise<'cancelled'>((resolve) => {
        cancel = () => resolve('cancelled')
      })
      cancelling.add(cancel)
      try {
        return await withPage<Uint8Array | 'cancelled'>(
          html,
          async (page) => new Uint8Array(await page.printToPDF(pdfOptions)),
          cancelled
        )
      } catch {
        return 'not-made'
      } finally {
        cancelling.delete(cancel)
      }
    },
    cancelPdf() {
      for (const cancel of cancelling) cancel()
    },
    async print(html, isDuplex) {
      const options = {
        silent: false,
        printBackground: true,
        pageSize: 'A4',
        margins: { marginType: 'none' },
        duplexMode: isDuplex ? 'longEdge' : 'simplex'
      } as const
      try {
        return await withPage(html, (page) => printPage(page, options))
      } catch {
        return 'not-made'
      }
    }
  }
}
