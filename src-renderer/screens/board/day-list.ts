import type { BoardEntry } from '#contract/invitation-actions.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { groupedPhone } from '../../export/grouped-phone.ts'
import { formatsIn } from '../../i18n/formats.ts'
import { textsIn, translate } from '../../i18n/messages.ts'
import { appointmentOf, stageOf } from '../../state/invitation-stage.ts'
import type { BoardGroup } from './board-rows.ts'

/** Whose day list it is, for the audit log. */
export function patientsOf(groups: readonly BoardGroup[]): { readonly listId: string; readonly rowIds: string }[] {
  const all = groups.flatMap(({ entries }) => entries)
  return [...Map.groupBy(all, ({ target }) => target.listId)].map(([listId, members]) => ({
    listId,
    rowIds: JSON.stringify(members.map(({ target }) => target.rowId))
  }))
}

/** A day on paper: in the order of the groups, the earliest patient first. `now`: ms since the epoch. */
export function dayListTable(
  groups: readonly BoardGroup[],
  language: InterfaceLanguage,
  now: number
): { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const t = textsIn('dayList', language)
  const formats = formatsIn(language)
  return {
    headers: [t.doctor, t.time, t.patient, t.confirmed, t.came, t.phone, t.state],
    rows: groups.flatMap(({ name, entries }) =>
      entries.map((entry) => {
        const { content } = entry
        const at = appointmentOf(entry)
        return [
          name,
          at === null ? '' : formats.time(at, content.timeZone),
          `${content.lastName} ${content.firstName}`.trim(),
          t[hasConfirmed(entry)],
          t[hasCome(entry, now)],
          groupedPhone(content.phoneNumber ?? ''),
          translate(language, `board.stage.${stageOf(entry, now)}`)
        ]
      })
    )
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
