import { basename } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import type { LaunchedApp } from '../electron-host/launch.ts'

/** The columns of the check table, by their English titles. */
export type CheckColumn =
  | 'Row'
  | 'State'
  | 'Last name'
  | 'First name'
  | 'Sex'
  | 'Mobile'
  | 'E-mail'
  | 'Appointment'
  | 'Language'
  | 'Doctor (e-mail)'
  | 'Queue'
  | 'Problem'

export type Step = 'Columns' | 'Check' | 'Send' | 'Links'
export type ListAction = 'Open' | 'Rename…' | 'Erase patients’ data…' | 'Delete…'

export interface ServerAccount {
  readonly name: string
  readonly address: string
  readonly email: string
  readonly password: string
}

export interface ExportOptions {
  readonly patients?: 'All' | 'Only those with a link' | 'Only rows with problems'
  readonly format?: 'Excel' | 'Text (CSV)'
  readonly separator?: 'Semicolon' | 'Comma' | 'Tab'
}

interface DroppedFile {
  readonly name: string
  /** A text stands for its bytes in UTF-8. */
  readonly bytes: Uint8Array | string
}

/**
 * User steps and screen contents by roles and English labels: the only part of the end-to-end specs that knows the
 * structure of the screens. Every step waits for what it needs.
 */
export function createAppUser(app: Pick<LaunchedApp, 'queueDialog'>, page: Page) {
  const main = page.getByRole('main')
  const grid = main.getByRole('grid', { name: 'Patients of the list' })
  const links = main.getByRole('grid', { name: 'Patients with their link' })
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  const button = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('button', { name })
  const steps = page.getByRole('navigation', { name: 'Steps' })

  const row = (words: string) => grid.getByRole('row').filter({ hasText: words })
  async function cell(words: string, column: CheckColumn): Promise<Locator> {
    await row(words).waitFor()
    const titles = (await grid.getByRole('columnheader').allTextContents()).map((title) => title.replace(/[#▴▾]/g, ''))
    // Columns outside the visible area are not rendered: cells are found by column number.
    return row(words).locator(`[role=gridcell][aria-colindex="${titles.indexOf(column) + 1}"]`)
  }

  async function fillIn(account: Partial<ServerAccount>): Promise<void> {
    const field = (name: string) => page.getByRole('textbox', { name, exact: true })
    if (account.name !== undefined) await field('Name').fill(account.name)
    if (account.address !== undefined) await field('Server address').fill(account.address)
    if (account.email !== undefined) await field('E-mail of the account').fill(account.email)
    if (account.password !== undefined) await field('Password').fill(account.password)
  }

  /** Uses the button at the end; the close icon does the same. */
  async function closeDialog(): Promise<void> {
    await button('Close', dialog).last().click()
    await dialog.waitFor({ state: 'hidden' })
  }

  /**
   * Waits until the window listens to drops and pastes. The page has loaded before its texts and its listeners are
   * there, and unlike a click, an event that nobody hears is not repeated.
   */
  async function listens(): Promise<void> {
    await page.locator('main').waitFor()
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  }

  async function openExport(options: ExportOptions): Promise<void> {
    await button('Save for Excel…').click()
    const { patients, format, separator } = options
    const radios = (name: string) => dialog.getByRole('radiogroup', { name })
    if (patients !== undefined) await radios('Which patients?').getByText(patients).first().click()
    if (format !== undefined) await radios('Which format?').getByText(format).first().click()
    if (separator !== undefined) {
      await button(/Separator/, dialog).click()
      await page.getByRole('option', { name: new RegExp(`^${separator}`) }).click()
    }
  }

  /** Drops files on the window, in one movement. */
  async function dropTogether(files: readonly DroppedFile[]): Promise<void> {
    await listens()
    const carried = await page.evaluateHandle(
      (given) => {
        const transfer = new DataTransfer()
        for (const { name, content } of given) {
          transfer.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name))
        }
        return transfer
      },
      files.map(({ name, bytes }) => ({ name, content: Buffer.from(bytes).toString('base64') }))
    )
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: carried })
    await page.getByText('Let go of the list: it opens right away.').waitFor()
    await page.dispatchEvent('body', 'drop', { dataTransfer: carried })
  }

  /** Drops files on the window one by one, without a moment between them. */
  async function dropInTurn(files: readonly DroppedFile[]): Promise<void> {
    await listens()
    await page.evaluate(
      (given) => {
        for (const { name, content } of given) {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name))
          for (const type of ['dragenter', 'drop']) {
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
          }
        }
      },
      files.map(({ name, bytes }) => ({ name, content: Buffer.from(bytes).toString('base64') }))
    )
  }

  return {
    page,
    main,
    grid,
    links,
    row,
    cell,
    dialog,
    closeDialog,
    button,
    /** Messages of the page: notices, alerts and flashes. */
    said: (words: string | RegExp) => page.getByText(words).first(),

    /** Waits until the page has this title. */
    isTitled: (words: string | RegExp) => main.getByRole('heading', { level: 1, name: words, exact: true }).waitFor(),

    // Anywhere
    async goTo(place: 'Lists' | 'Connection' | 'Settings'): Promise<void> {
      const link = page
        .getByRole('navigation', { name: /^(Main menu|App)$/ })
        .getByRole('link', { name: new RegExp(place) })
      await link.click()
      await link.and(page.locator('[aria-current]')).waitFor()
    },
    async goToStep(step: Step): Promise<void> {
      await steps.getByRole('link', { name: new RegExp(step) }).click()
    },
    async choose(label: string | RegExp, option: string | RegExp): Promise<void> {
      await button(label, main).click()
      await page.getByRole('option', { name: option }).click()
    },

    // Connection
    fillIn,
    async addServer(account: ServerAccount): Promise<void> {
      await button('Add a server', main).click()
      await fillIn(account)
    },
    test: () => button('Test the connection').click(),
    save: () => button('Save and use').click(),

    // Lists
    async chooseFiles(...paths: readonly string[]): Promise<void> {
      await app.queueDialog({ kind: 'open', filePaths: paths })
      await button('Choose a file…').click()
    },
    /** Drops a file on the window. */
    drop: (name: string, bytes: DroppedFile['bytes']) => dropTogether([{ name, bytes }]),
    dropTogether,
    dropInTurn,
    /** Pastes what a spreadsheet puts on the clipboard. */
    async paste(text: string, html = ''): Promise<void> {
      await listens()
      await page.evaluate(
        ([plain, rich]) => {
          const clipboardData = new DataTransfer()
          clipboardData.setData('text/plain', plain)
          if (rich !== '') clipboardData.setData('text/html', rich)
          document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
        },
        [text, html] as const
      )
    },
    listNamed: (name: string) => main.getByRole('row').filter({ hasText: name }),
    async openList(name: string): Promise<void> {
      await main.getByRole('link', { name, exact: true }).click()
    },
    async actOn(name: string, action: ListAction): Promise<void> {
      await button(`Actions for “${name}”`).click()
      await page.getByRole('menuitem', { name: action }).click()
    },

    // Columns
    meaningOf: (column: string) => button(new RegExp(`Contents of “${column}”`), main),
    goOnToCheck: () => button('Continue to check').click(),
    /** After a file was opened: confirms its columns where this kind of file was not seen before. */
    async reachCheck(): Promise<void> {
      const onward = button('Continue to check')
      await onward.or(grid).first().waitFor()
      if (await onward.isVisible()) await onward.click()
    },

    // Check
    /** Scrolls the table, and waits until it has drawn the rows that are in sight then. */
    async scrollTable(left: number, top: number): Promise<void> {
      await grid.evaluate(
        (table, [x, y]) => {
          table.scrollTo(x, y)
          return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))
        },
        [left, top] as const
      )
    },
    async type(words: string, column: CheckColumn, text: string): Promise<void> {
      await (await cell(words, column)).click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    },
    async filter(name: 'All' | 'Ready' | 'To fix' | 'Warnings' | 'Left out'): Promise<void> {
      await main.getByRole('radio', { name: new RegExp(`^${name}`) }).click()
    },
    /** Excludes or includes the row, by the menu of its name. */
    async press(words: string, action: 'Leave out' | 'Take back' | 'Take as patient'): Promise<void> {
      await row(words).getByRole('gridcell').nth(2).click({ button: 'right' })
      await page.getByRole('menuitem', { name: action }).click()
    },
    cause: (words: string | RegExp) =>
      page.getByRole('complementary', { name: 'Details' }).getByRole('listitem').filter({ hasText: words }),
    undo: () => button(/^Undo the last change/).click(),
    redo: () => button(/^Redo/).click(),
    async renameHere(name: string): Promise<void> {
      const field = page.getByRole('banner').getByRole('textbox', { name: 'Name of the list' })
      await field.fill(name)
      await field.press('Enter')
    },
    isSaved: () => main.getByText('Saved', { exact: true }).waitFor(),
    goOnToSend: () => button(/^Continue to send/).click(),

    // Send
    send: () => button(/^Send \d|^Make \d/).click(),
    progress: () => main.getByRole('progressbar', { name: /\d+ of \d+/ }),
    /** The figures of the running batch or of its report. */
    async counts(): Promise<Readonly<Record<string, number>>> {
      const terms = await main.getByRole('term').allInnerTexts()
      const figures = await main.getByRole('definition').allInnerTexts()
      return Object.fromEntries(terms.map((term, at) => [term, Number.parseInt(figures[at] ?? '', 10)]))
    },
    /** A problem by its heading. */
    problem: (words: string | RegExp) =>
      main.getByRole('region', { name: 'Needs your decision' }).getByRole('heading', { level: 3, name: words }),
    lookUp: () => button('Check with the server').click(),

    // Links
    linkRow: (words: string) => links.getByRole('row').filter({ hasText: words }),
    async reveal(name: string): Promise<string> {
      await button(`Show the link of ${name}`, links).click()
      return await button(new RegExp(`link of ${name}, hide`), links).innerText()
    },
    copy: (name: string) => button(`Copy the link of ${name}`, links).click(),
    open: (name: string) => button(`Open the link of ${name} in the browser`, links).click(),
    showQr: (name: string) => button(`QR code of ${name}`, links).click(),
    /** Saves the links to a file with the given options. */
    async saveLinks(filePath: string, options: ExportOptions = {}): Promise<void> {
      // The format of the last file is remembered.
      await openExport({ format: filePath.endsWith('.csv') ? 'Text (CSV)' : 'Excel', ...options })
      await app.queueDialog({ kind: 'save', filePath })
      await button('Save…', dialog).click()
      await dialog.getByText(`Saved: ${basename(filePath)}`).waitFor()
      await closeDialog()
    }
  }
}

export type AppUser = ReturnType<typeof createAppUser>
