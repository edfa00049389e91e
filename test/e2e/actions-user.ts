import type { Locator } from 'playwright-core'
import type { LaunchedApp } from '../electron-host/launch.ts'
import type { AppUser } from './app-user.ts'

/** The outcome of an action: the summary, and the patients for whom it failed with the reason. */
export interface ActionSummary {
  readonly sentence: string
  readonly notDone: readonly string[]
}

export type BoardColumn = 'Time' | 'Contact' | 'State' | 'Note'

/** User steps after sending: actions on invitations, and comparing a newer list. */
export function createActionsUser(app: Pick<LaunchedApp, 'queueDialog'>, user: AppUser) {
  const { page, main, dialog, button, links } = user
  const board = main.getByRole('table', { name: 'Invitations' })
  const bar = main.getByRole('region', { name: 'Actions for the chosen patients' })
  const result = main.getByRole('region', { name: 'Result' })
  const notices = result.getByRole('status').or(result.getByRole('alert'))
  const boardRow = (words: string) => board.getByRole('row').filter({ hasText: words })

  async function confirm(name: string | RegExp): Promise<void> {
    await button(name, dialog).click()
  }

  return {
    // Day
    /** Opens today or tomorrow, depending on which has the patients: past midnight, tomorrow's are today's. */
    async goToTheirDay(): Promise<void> {
      await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Day', exact: true }).click()
      await main.getByRole('radio', { name: /^(Today|Tomorrow)\D*[1-9]/ }).click()
      await board.waitFor()
    },
    refreshDay: () => button(/^Refresh \(\d+\)$/, main).click(),
    async show(patients: 'All' | 'To phone'): Promise<void> {
      await main
        .getByRole('radiogroup', { name: 'Patients shown' })
        .getByRole('radio', { name: new RegExp(`^${patients}`) })
        .click()
    },
    boardRow,
    async boardCell(words: string, column: BoardColumn): Promise<string> {
      const titles = await board.getByRole('columnheader').allTextContents()
      const cells = boardRow(words).getByRole('cell').or(boardRow(words).getByRole('rowheader'))
      return await cells.nth(titles.indexOf(column)).innerText()
    },
    chooseAllOf: (doctor: string) =>
      board
        .getByRole('row')
        .filter({ hasText: doctor })
        .getByRole('checkbox', { name: 'Choose all patients of' })
        .check(),

    /** Over all lists, by name, number, address or link. */
    searchAllLists: (words: string) => main.getByRole('searchbox', { name: 'Search all lists' }).fill(words),
    chooseFound: (name: string) => board.getByRole('checkbox', { name: `Choose ${name}` }).check(),

    // Links
    chooseEverybody: () => links.getByRole('checkbox', { name: 'Choose all invited patients shown' }).check(),
    /** Finds each by name and selects them. */
    async choosePatients(...names: readonly string[]): Promise<void> {
      const search = main.getByRole('searchbox', { name: 'Search name, number, e-mail' })
      for (const name of names) {
        await search.fill(name)
        await links.getByRole('checkbox', { name: `Choose ${name}` }).check()
      }
      await search.fill('')
    },
    chooseNobody: () => button('Clear selection', bar).click(),

    // Actions on the selection
    async move(minutes: number, direction: 'Later' | 'Earlier'): Promise<void> {
      await button('Move…', bar).click()
      const field = dialog.getByRole('textbox', { name: 'Minutes' })
      await field.fill(String(minutes))
      await field.press('Tab')
      await dialog.getByRole('radio', { name: direction }).click()
      await confirm('Move')
    },
    async sendAgain(): Promise<void> {
      await button('Send again…', bar).click()
      await confirm('Send again')
    },
    async correctMobile(number: string): Promise<void> {
      await button('Correct…', bar).click()
      await dialog.getByRole('textbox', { name: 'Mobile number' }).fill(number)
      await confirm('Correct')
    },
    async withdraw(): Promise<void> {
      await button('Withdraw…', bar).click()
      await confirm('Continue…')
      await confirm(/^Withdraw \d+ invitations?$/)
    },
    openConsultation: () => button('Consultation…', bar).click(),
    /** Tries to end it with a wrong name: neither Enter nor a button has an effect. */
    async tryToEndConsultation(typed: string): Promise<void> {
      await confirm('End the consultation…')
      const field = dialog.getByRole('textbox', { name: /^To confirm, type the last name/ })
      await field.fill(typed)
      await field.press('Enter')
      if (await button('End permanently', dialog).isEnabled()) throw new Error(`“${typed}” was enough to end a call`)
      await confirm('Let it continue')
    },
    /** Ends the shown consultation after typing the last name. */
    async endConsultation(lastName: string): Promise<void> {
      await confirm('End the consultation…')
      await dialog.getByRole('textbox', { name: `To confirm, type the last name: ${lastName}` }).fill(lastName)
      await confirm('End permanently')
      await dialog.getByText('The consultation is over.').waitFor()
    },
    /** Saves the answers of the consultations that were read. */
    async saveConsultations(count: number, filePath: string): Promise<void> {
      await button(`Answers of consultations (${count})…`).click()
      await app.queueDialog({ kind: 'save', filePath })
      await confirm('Save…')
      await dialog.getByText(/Saved:/).waitFor()
      await user.closeDialog()
    },
    async closeConsultation(): Promise<void> {
      await confirm('Close this window')
      await dialog.waitFor({ state: 'hidden' })
    },
    /** Waits for the end of the action, reads its outcome, and dismisses it. */
    async readResult(): Promise<ActionSummary> {
      const hide = button('Hide this message', result)
      await hide.waitFor()
      const sentence = await notices.first().locator('p').first().innerText()
      const isPart = sentence.includes('decision')
      const notDone = isPart ? await linesOf(result) : []
      await hide.click()
      await result.waitFor({ state: 'hidden' })
      return { sentence: sentence.replace(/^[^:]*:\s*/, ''), notDone }
    },

    // A newer list
    compare: () => button('Compare with what was sent').click(),
    differences: (title: string) => main.getByRole('table', { name: title }),
    /** Answers that the uncertain match is the invited patient. */
    isTheSame: (name: string) =>
      main
        .getByRole('radiogroup', { name: new RegExp(`^${name}`) })
        .getByText(/^Yes, this one/)
        .click(),
    decide: (name: string) => main.getByRole('checkbox', { name: `Do it for ${name}` }),
    carryOut: (count: number) => button(`Do it for ${count} patients`, main).click(),
    confirmCarryOut: (count: number) => confirm(`Do it for ${count} patients`)
  }
}

const linesOf = async (within: Locator) =>
  (await within.getByRole('list').first().getByRole('listitem').allInnerTexts()).map((line) =>
    line.replace(/\s+/g, ' ')
  )
