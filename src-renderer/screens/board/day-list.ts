import type { BoardEntry } from '#contract/invitation-actions.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { groupedPhone } from '../../export/grouped-phone.ts'
import { formatsIn } from '../../i18n/formats.ts'
import { textsIn, translate } from '../../i18n/messages.ts'
import { appointmentOf, stageOf } from '../../state/invitation-stage.ts'
import { boardRows } from './board-rows.ts'

/** Whose day list it is, for the audit log. */
export function patientsOf(entries: readonly BoardEntry[]): { readonly listId: string; readonly rowIds: string }[] {
  return [...Map.groupBy(entries, ({ target }) => target.listId)].map(([listId, members]) => ({
    listId,
    rowIds: JSON.stringify(members.map(({ target }) => target.rowId))
  }))
}

/** A day on paper: by doctor or queue, the earliest patient first. */
export function dayListTable(
  entries: readonly BoardEntry[],
  {
    language,
    now,
    nameOf
  }: {
    readonly language: InterfaceLanguage
    readonly now: number
    /** How a doctor or queue is called. */
    readonly nameOf: (doctorOrQueue: string) => string
  }
): { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const t = textsIn('dayList', language)
  const formats = formatsIn(language)
  const rows = boardRows(entries, (one, other) => one.localeCompare(other, formats.locale), nameOf)
  return {
    headers: [t.doctor, t.time, t.patient, t.confirmed, t.came, t.phone, t.state],
    rows: rows.flatMap((row) => {
      if (row.kind === 'group') return []
      const { entry } = row
      const { content } = entry
      const at = appointmentOf(entry)
      return [
        [
          nameOf(content.doctorEmail ?? content.queue ?? ''),
          at === null ? '' : formats.time(at, content.timeZone),
          `${content.lastName} ${content.firstName}`.trim(),
          t[hasConfirmed(entry)],
          t[hasCome(entry, now)],
          groupedPhone(content.phoneNumber ?? ''),
          translate(language, `board.stage.${stageOf(entry, now)}`)
        ]
      ]
    })
  }
}

type Known = 'yes' | 'no' | 'notKnown' | 'notYet'

/** Whoever came in may have confirmed or not: the server tells only the last. */
function hasConfirmed({ state, remote }: BoardEntry): Known {
  if (state !== 'created' || remote === undefined) return 'notKnown'
  if (remote.progress === 'confirmed') return 'yes'
  return remote.progress === 'sent' ? 'no' : 'notKnown'
}

/** What was not observed is not known: a patient may have come after the server was asked last. */
function hasCome(entry: BoardEntry, now: number): Known {
  const { state, remote } = entry
  if (state === 'created' && (remote?.progress === 'in' || remote?.progress === 'over')) return 'yes'
  const at = appointmentOf(entry)
  return at !== null && at > now ? 'notYet' : 'notKnown'
}
