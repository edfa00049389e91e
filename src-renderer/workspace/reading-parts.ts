import type { ListSettings, ReadingChoices } from '#contract/list.ts'
import type { KindMatch, ListReading } from '../list/index.ts'
import type { KindMatchView } from './views.ts'

/** What of a reading is kept with the list. */
export function partsOf(reading: Extract<ListReading, { kind: 'list' }>) {
  const { format, sheets, notes, layout } = reading
  const { container, encoding, delimiter, lineEnds, sheet } = format
  return {
    layout,
    sheets,
    notes,
    format: {
      container,
      ...(encoding !== undefined && { encoding }),
      ...(delimiter !== undefined && { delimiter }),
      ...(lineEnds !== undefined && { lineEnds }),
      ...(sheet !== undefined && { sheet })
    }
  }
}

/** A known kind of file brings its own settings and its way of being read, unless a person says otherwise now. */
export function knownSettings(match: KindMatch, settings: ListSettings, choices: ReadingChoices) {
  if (match.kind !== 'same') return { settings, choices }
  const given = Object.keys(choices).length > 0
  const kept = Object.keys(match.known.choices).length > 0
  const own = Object.entries(match.known.settings).filter(([, value]) => value !== undefined)
  return {
    settings: own.length > 0 ? { ...settings, ...Object.fromEntries(own) } : settings,
    choices: kept && !given ? match.known.choices : choices
  }
}

export function matchView(match: KindMatch): KindMatchView {
  switch (match.kind) {
    case 'same':
      return { kind: 'same', name: match.known.name }
    case 'changed':
      return { kind: 'changed', name: match.known.name, differences: match.differences }
    case 'new':
      return { kind: 'new' }
  }
}
