import type { ListSettings, ParseOptions } from '#contract/list.ts'
import type { ListReading, TemplateMatch } from '../../list/index.ts'
import { keptSettings } from '../template-memory.ts'
import type { TemplateMatchView } from '../views.ts'

/** The parts of a reading that are stored with the list. */
export function documentParts(reading: Extract<ListReading, { kind: 'list' }>) {
  const { format, sheets, notes, layout } = reading
  const { container, encoding, delimiter, lineEnds, sheet, files } = format
  return {
    layout,
    sheets,
    notes,
    format: {
      container,
      ...(encoding !== undefined && { encoding }),
      ...(delimiter !== undefined && { delimiter }),
      ...(lineEnds !== undefined && { lineEnds }),
      ...(sheet !== undefined && { sheet }),
      ...(files !== undefined && { files: [...files] })
    }
  }
}

/** The settings of a list: a matching template brings its own. */
export function templateSettings(match: TemplateMatch, settings: ListSettings): ListSettings {
  if (match.kind !== 'same') return settings
  const own = Object.entries(keptSettings(match.template.settings)).filter(([, value]) => value !== undefined)
  const { isLanguageAssumed, ...said } = settings
  const isSaid = match.template.settings.defaultLanguage !== undefined
  return { ...(isSaid ? said : settings), ...Object.fromEntries(own) }
}

/** The choices of a matching template, unless the user chose otherwise now. */
export function templateChoices(match: TemplateMatch, choices: ParseOptions): ParseOptions {
  const isChosen = Object.keys(choices).length > 0
  return match.kind === 'same' && !isChosen && Object.keys(match.template.choices).length > 0
    ? match.template.choices
    : choices
}

export function toTemplateMatchView(match: TemplateMatch): TemplateMatchView {
  switch (match.kind) {
    case 'same':
      return { kind: 'same', name: match.template.name }
    case 'changed':
      return { kind: 'changed', name: match.template.name, differences: match.differences }
    case 'new':
      return { kind: 'new' }
  }
}
