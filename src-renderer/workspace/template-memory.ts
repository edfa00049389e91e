import type { Bridge } from '#contract/channels.ts'
import type { ImportTemplate, Layout, ListDocument } from '#contract/list.ts'

/** The layout with another order of dates; absent where it is the usual one. */
export function withDateOrder({ dateOrder: _, ...layout }: Layout, dateOrder: Layout['dateOrder']): Layout {
  return dateOrder === undefined ? layout : { ...layout, dateOrder }
}

/**
 * What a kind of file keeps of the settings of one list: where the day is, never the day itself. Which country is meant
 * by a number of two countries is not kept either: tomorrow's numbers belong to other patients. A language that nobody
 * has said is not kept: the next list assumes it anew.
 */
export function keptSettings(settings: ImportTemplate['settings']): ImportTemplate['settings'] {
  const { day, dayFrom, pairsCountry: _, isLanguageAssumed, defaultLanguage, ...others } = settings
  const rest = isLanguageAssumed || defaultLanguage === undefined ? others : { ...others, defaultLanguage }
  if (day !== 'proposed') return rest
  return { ...rest, day, ...(dayFrom !== undefined && { dayFrom }) }
}

/** Only a month in front is kept: that the day is, is so without an answer, and a doubt in another list is asked. */
function keptLayout(layout: Layout): Layout {
  return layout.dateOrder === 'day-first' ? withDateOrder(layout, undefined) : layout
}

/** A template with the answers of the list: whose contacts are in its columns, the day, the visits, the dates. */
function withAnswers(template: ImportTemplate, { layout, settings }: ListDocument): ImportTemplate {
  const { settledColumns: before, ...rest } = template.layout
  const { settledColumns } = layout
  const asked = new Set([...(before ?? []), ...(settledColumns ?? [])])
  const columns = rest.columns.map((meaning, column) => (asked.has(column) && layout.columns[column]) || meaning)
  const { day, dayFrom, invite: _, defaultLanguage: languageBefore, ...others } = template.settings
  const kept = keptSettings(settings)
  // A day that was typed holds for one list: the next one is read as before.
  const where = settings.day === undefined || settings.day === 'proposed' ? kept : { day, dayFrom }
  return {
    ...template,
    layout: withDateOrder(
      { ...rest, columns, ...(settledColumns !== undefined && { settledColumns }) },
      keptLayout(layout).dateOrder
    ),
    settings: {
      ...others,
      // A list that speaks another language than its kind of file does so for itself.
      ...(kept.defaultLanguage !== undefined && { defaultLanguage: languageBefore ?? kept.defaultLanguage }),
      ...(where.day !== undefined && { day: where.day }),
      ...(where.dayFrom !== undefined && { dayFrom: where.dayFrom }),
      ...(kept.invite !== undefined && { invite: kept.invite })
    }
  }
}

/**
 * Keeps the answers of a list in its template, if there is one: what the user said today holds for tomorrow's list, and
 * what was undone does not. It creates no template: the user has not confirmed that format yet.
 */
export async function rememberAnswers({ calls }: Bridge, signature: string, document: ListDocument): Promise<void> {
  const templates = await calls['templates.list'](undefined)
  const template = templates.ok ? templates.value.find((kind) => kind.signature === signature) : undefined
  if (template === undefined) return
  const next = withAnswers(template, document)
  if (JSON.stringify(next) !== JSON.stringify(template)) await calls['templates.save'](next)
}

/** Saves how this format is read and matched. `usedAt`: ms since the epoch. */
export async function saveTemplate(
  { calls }: Bridge,
  signature: string,
  { name, fileName, layout, settings, choices }: ListDocument,
  usedAt: number
): Promise<void> {
  const templates = await calls['templates.list'](undefined)
  const template = templates.ok ? templates.value.find((kind) => kind.signature === signature) : undefined
  await calls['templates.save']({
    signature,
    // The user may have renamed it since.
    name: template?.name ?? (fileName || name),
    layout: keptLayout(layout),
    settings: keptSettings(settings),
    choices,
    usedAt
  })
}
