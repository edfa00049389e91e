import type { WebContents, WebContentsPrintOptions } from 'electron'

/** `not-printed`: there is no printer, it failed, or the page has gone meanwhile. */
export type Printed = 'printed' | 'cancelled' | 'not-printed'

/** Prints a page in the system's dialog. It always comes to an end, with the page at the latest. */
export function printPage(
  page: Pick<WebContents, 'print' | 'once' | 'off'>,
  options: WebContentsPrintOptions = {}
): Promise<Printed> {
  return new Promise((resolve) => {
    const end = (printed: Printed) => {
      page.off('destroyed', gone)
      page.off('render-process-gone', gone)
      resolve(printed)
    }
    const gone = () => end('not-printed')
    page.once('destroyed', gone)
    page.once('render-process-gone', gone)
    try {
      // Electron says "Print job canceled"; its other reasons are failures.
      page.print(options, (isPrinted, reason) =>
        end(isPrinted ? 'printed' : /cancell?ed/i.test(reason) ? 'cancelled' : 'not-printed')
      )
    } catch {
      end('not-printed')
    }
  })
}
