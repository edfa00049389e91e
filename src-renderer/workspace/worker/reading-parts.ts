import type { ListSettings, ParseOptions } from '#contract/list.ts'
import type { KindMatch, ListReading } from '../../list/index.ts'
import type { KindMatchView } from '../views.ts'

/** The parts of a reading that are stored with the list. */
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

/** The settings of a list: a matching template brings its own. */
export function knownSettings(match: KindMatch, settings: ListSettings): ListSettings {
  if (match.kind !== 'same') return settings
  const own = Object.entries(match.known.settings).filter(([, value]) => value !== undefined)
  return { ...settings, ...Object.fromEntries(own) }
}

/** The choices of a matching template, unless the user chose otherwise now. */
export function knownChoices(match: KindMatch, choices: ParseOptions): ParseOptions {
  const isSaid = Object.keys(choices).length > 0
  return match.kind === 'same' && !isSaid && Object.keys(match.known.choices).length > 0 ? match.known.choices : choices
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
