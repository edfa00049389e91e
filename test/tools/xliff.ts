import { Parser } from 'htmlparser2'

/** One text to translate: its key, the text in the leading language, and in the language it is translated into. */
export interface Unit {
  readonly id: string
  readonly source: string
  readonly target: string
}

export interface XliffFile {
  /** Locales, such as `de-CH`. */
  readonly sourceLanguage: string
  readonly targetLanguage: string
  readonly units: readonly Unit[]
}

/** An XLIFF 1.2 document, as tools for translators read it. */
export function writeXliff({ sourceLanguage, targetLanguage, units }: XliffFile): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    `  <file original="texts" source-language="${sourceLanguage}" target-language="${targetLanguage}" datatype="plaintext">`,
    '    <body>',
    ...units.flatMap(({ id, source, target }) => [
      `      <trans-unit id="${escapeXml(id)}" xml:space="preserve">`,
      `        <source>${escapeXml(source)}</source>`,
      `        <target>${escapeXml(target)}</target>`,
      '      </trans-unit>'
    ]),
    '    </body>',
    '  </file>',
    '</xliff>',
    ''
  ].join('\n')
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

export interface ReadXliff {
  readonly targetLanguage: string
  /** A unit without `<target>` is not translated yet, and not among them. */
  readonly targets: ReadonlyMap<string, string>
  /** Why the document, or one of its units, is not as it should be. */
  readonly problems: readonly string[]
}

/** Reads what a translator's tool wrote. */
export function readXliff(text: string): ReadXliff {
  const targets = new Map<string, string>()
  const problems: string[] = []
  let targetLanguage = ''
  let unit: string | null = null
  let target: string | null = null
  let isWhole = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (target !== null) problems.push(`${unit}: <${name}> inside the text`)
        if (name === 'file') targetLanguage = attributes['target-language'] ?? ''
        else if (name === 'trans-unit') unit = attributes['id'] ?? ''
        else if (name === 'target' && unit !== null) target = ''
      },
      ontext(part) {
        if (target !== null) target += part
      },
      onclosetag(name, isImplied) {
        if (isImplied && name !== 'xliff') problems.push(`${unit ?? 'document'}: <${name}> is not closed`)
        if (name === 'xliff') isWhole = !isImplied
        else if (name === 'trans-unit') unit = null
        else if (name === 'target' && unit !== null && target !== null) {
          if (targets.has(unit)) problems.push(`${unit}: two units with this key`)
          targets.set(unit, target)
          target = null
        }
      }
    },
    { xmlMode: true }
  )
  parser.end(text)
  if (!isWhole) problems.push('document: no whole XLIFF document')
  return { targetLanguage, targets, problems }
}
