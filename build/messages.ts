import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { compileString } from '@internationalized/string-compiler'

/** Texts of one language by key, in ICU MessageFormat: a file of `src-renderer/locales`. */
export type Catalogue = Readonly<Record<string, string>>

/**
 * Formats of this app in addition to ICU's `number`, `plural` and `select`: each is a method of `Formats`, and takes the type
 * named here. `{at, dateTime}` writes a time in the computer's zone, `{at, dateTime, zone}` in that of argument `zone`.
 */
const ownFormats: Readonly<Record<string, string>> = {
  date: 'number',
  day: 'number',
  time: 'number',
  dateTime: 'number',
  year: 'number',
  fileDate: 'number',
  duration: 'number',
  list: 'readonly string[]',
  languageName: 'string',
  languageInText: 'string'
}

// The parser and the compiler know ICU's formats only: for them `{at, dateTime, zone}` is the argument
// `at__dateTime__zone`.
const ownArgument = new RegExp(`\\{(\\w+), (${Object.keys(ownFormats).join('|')})(?:, (\\w+))?\\}`, 'g')

function toIcu(message: string): string {
  return message.replace(
    ownArgument,
    (_, ...parts: (string | undefined)[]) => `{${parts.slice(0, 3).filter(Boolean).join('__')}}`
  )
}

/** French puts a blank before these signs and inside guillemets, where a line must not break. */
export function typeset(text: string, language: string): string {
  return language === 'fr' ? text.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0') : text
}

export interface Plural {
  readonly argument: string
  /** As written: `one`, `other`, `=0`. */
  readonly categories: readonly string[]
}

export interface MessageDescription {
  /** Argument to its type in TypeScript, by name. */
  readonly arguments: ReadonlyMap<string, string>
  readonly plurals: readonly Plural[]
}

/** What a message takes. Throws where it is no message, or has what cannot be compiled. */
export function describeMessage(message: string): MessageDescription {
  if (/[\\<>]/.test(message)) throw new Error('a sign that texts do not use: \\, < or >')
  const found = new Map<string, string>()
  const plurals: Plural[] = []
  const add = (name: string, type: string) => {
    const known = found.get(name)
    // A number may be shown as it is as well.
    if (known === undefined || known === shownType) found.set(name, type)
    else if (type !== shownType && type !== known) throw new Error(`argument ${name} is ${known} and ${type}`)
  }
  const walk = (parts: readonly MessageFormatElement[]): void => {
    for (const part of parts) {
      switch (part.type) {
        case TYPE.literal:
        case TYPE.pound:
          break
        case TYPE.argument: {
          const [name = '', format, zone] = part.value.split('__')
          add(name, format === undefined ? shownType : (ownFormats[format] ?? shownType))
          if (zone !== undefined) add(zone, 'string')
          break
        }
        case TYPE.number:
          if (part.style) throw new Error(`a style of number: ${part.value}`)
          add(part.value, 'number')
          break
        case TYPE.plural:
          add(part.value, 'number')
          plurals.push({ argument: part.value, categories: Object.keys(part.options) })
          for (const option of Object.values(part.options)) walk(option.value)
          break
        case TYPE.select: {
          const keys = Object.keys(part.options)
          add(part.value, keys.includes('true') ? 'boolean' : keys.map((key) => `'${key}'`).join(' | '))
          for (const option of Object.values(part.options)) walk(option.value)
          break
        }
        default:
          throw new Error('a format that this app does not have')
      }
    }
  }
  walk(parse(toIcu(message)))
  return { arguments: new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1))), plurals }
}

/** A value shown as it is. */
const shownType = 'number | string'

/** A message as the source of a string, or of a function of its values and the language's formats. */
export function compileMessage(message: string, language: string): string {
  describeMessage(message)
  return compileString(toIcu(typeset(message, language)))
    .replace(/^\(args(?:, formatter)?\)/, '(args, formatter)')
    .replace(/args\.(\w+?)__([a-zA-Z]+)(?:__(\w+))?/g, (_, name: string, format: string, zone?: string) => {
      const values = zone === undefined ? [name] : [name, zone]
      return `formatter.${format}(${values.map((value) => `args.${value}`).join(', ')})`
    })
}

/** A module whose default export has every message of a language, compiled. */
export function compileCatalogue(catalogue: Catalogue, language: string): string {
  const lines = Object.entries(catalogue).map(
    ([key, message]) => `${JSON.stringify(key)}: ${compileMessage(message, language)}`
  )
  return `export default {\n${lines.join(',\n')}\n}\n`
}

/** The types of the values that messages take, as the source of `src-renderer/i18n/message-arguments.ts`. */
export function argumentTypes(catalogue: Catalogue): string {
  const lines = Object.entries(catalogue).flatMap(([key, message]) => {
    const values = [...describeMessage(message).arguments].map(([name, type]) => `readonly ${name}: ${type}`)
    if (values.length === 0) return []
    const line = `  '${key}': { ${values.join('; ')} }`
    // As the formatter breaks lines.
    return line.length <= 120 ? [line] : [`  '${key}': {`, ...values.map((value) => `    ${value}`), '  }']
  })
  return [
    '// Written by `npm run texts -- types` from `src-renderer/locales`.',
    '',
    '/** The values of every message that takes some. */',
    'export interface MessageArguments {',
    ...lines,
    '}',
    ''
  ].join('\n')
}

/**
 * What is wrong with a message of a language, compared with the same message of another language. Empty: nothing.
 * `many` (a million in French and Italian) may be left to `other`.
 */
export function problemsOf(message: string, language: string, other: string): readonly string[] {
  let own: MessageDescription
  try {
    own = describeMessage(message)
  } catch (error) {
    return [`no ICU message: ${error instanceof Error ? error.message : String(error)}`]
  }
  const theirs = describeMessage(other)
  const categories: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return [
    ...(message.trim() === '' ? ['empty'] : []),
    ...[...theirs.arguments].flatMap(([name, type]) =>
      own.arguments.get(name) === type ? [] : [`argument ${name} is missing or not used as ${type}`]
    ),
    ...[...own.arguments.keys()]
      .filter((name) => !theirs.arguments.has(name))
      .map((name) => `argument ${name} is unknown`),
    ...own.plurals.flatMap(({ argument, categories: written }) => [
      ...written
        .filter((name) => !name.startsWith('=') && !categories.includes(name))
        .map((name) => `plural of ${argument}: ${name} is no category of the language`),
      ...categories
        .filter((name) => name !== 'many' && !written.includes(name) && !(name === 'one' && written.includes('=1')))
        .map((name) => `plural of ${argument}: ${name} is missing`)
    ])
  ]
}
