import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type PolicyMember, policyMembers } from '../src-main/policy/policy-members.ts'
import { policyKey } from '../src-main/policy/windows-tools.ts'

// `node build/make-admx.ts`: writes the template by which IT sets the policy with group policies, and its words in four
// languages. Members come from the policy's schema, words from admx-words.

export const admxFolder = join(import.meta.dirname, 'admx')
const languages = { en: 'en-US', de: 'de-DE', fr: 'fr-FR', it: 'it-IT' } as const
type Language = keyof typeof languages

/** Below the machine's part of the registry. */
const key = policyKey.replace('HKEY_LOCAL_MACHINE\\', '')
const namespaces = 'xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"'

type Words = {
  readonly labels: Readonly<Record<string, string>>
  readonly policies: Readonly<Record<string, { readonly name: string; readonly help: string }>>
}

/** One policy of the template: what is switched on and off together. `word` is its key in the words. */
type Offered = {
  readonly word: string
  readonly attributes?: string
  readonly content: string
  readonly fields: Fields
}
/** What the person fills in: the kind of its control, its id, and the key of its label, or null for the policy's name. */
type Fields = readonly { readonly control: string; readonly id: string; readonly label: string | null }[]

/** The files of the template by their path below {@link admxFolder}. */
export function admxFiles(): ReadonlyMap<string, string> {
  const offered = offeredPolicies(policyMembers())
  const files = new Map([['HcwBulkInvite.admx', template(offered)]])
  for (const [language, folder] of Object.entries(languages)) {
    files.set(`${folder}/HcwBulkInvite.adml`, wordsOf(offered, readWords(language as Language)))
  }
  return files
}

/** Members that need each other, such as a server's name and address, are one policy. */
function offeredPolicies(members: readonly PolicyMember[]): Offered[] {
  const groups = Map.groupBy(members, (member) =>
    member.kind === 'text' && member.isRequired ? member.path.replace(/\.[^.]*$/, '') : member.path
  )
  return [...groups].flatMap(([word, group]) => {
    const [member] = group
    if (member === undefined) return []
    if (member.path === word) return offeredFor(member)
    const fields = group.map(({ path }) => ({ control: 'textBox', id: idOf(path), label: path }))
    return [{ word, content: elements(...group.map((one) => elementOf(one, one.path))), fields }]
  })
}

function offeredFor(member: PolicyMember): Offered[] {
  const { path, kind } = member
  switch (kind) {
    case 'switch':
      return [switchOf(path)]
    case 'set':
      return member.values.map((value) => switchOf(`${path}.${value}`))
    case 'entries':
      return member.targets.map((target) => {
        const list = `<list id="${idOf(`${path}.${target}`)}" key="${key}\\${path}\\${target}" explicitValue="true"/>`
        return oneField(`${path}.${target}`, list, 'listBox')
      })
    case 'number':
      return [oneField(path, elementOf(member, path), 'decimalTextBox')]
    case 'choice':
      return [oneField(path, elementOf(member, path), 'dropdownList')]
    case 'text':
      return [oneField(path, elementOf(member, path), 'textBox')]
  }
}

function switchOf(path: string): Offered {
  const content = `<enabledValue><decimal value="1"/></enabledValue>
      <disabledValue><decimal value="0"/></disabledValue>`
  return { word: path, attributes: ` valueName="${path}"`, content, fields: [] }
}

function oneField(path: string, element: string, control: string): Offered {
  return { word: path, content: elements(element), fields: [{ control, id: idOf(path), label: null }] }
}

function elements(...all: readonly string[]): string {
  return `<elements>\n        ${all.join('\n        ')}\n      </elements>`
}

function elementOf(member: PolicyMember, path: string): string {
  const common = `id="${idOf(path)}" valueName="${path}" required="true"`
  switch (member.kind) {
    case 'number':
      return `<decimal ${common} minValue="${member.least}" maxValue="${member.most}"/>`
    case 'choice': {
      const items = member.values.map(
        (value) =>
          `<item displayName="$(string.${idOf(`${path}=${value}`)})"><value><string>${value}</string></value></item>`
      )
      return `<enum ${common}>${items.join('')}</enum>`
    }
    default:
      return `<text ${common} maxLength="${member.kind === 'text' ? member.lengthMax : 0}"/>`
  }
}

function template(offered: readonly Offered[]): string {
  const policies = offered.map(({ word, attributes = '', content, fields }) => {
    const id = idOf(word)
    const presentation = fields.length === 0 ? '' : ` presentation="$(presentation.${id})"`
    const words = `displayName="$(string.${id})" explainText="$(string.${id}_help)"${presentation}`
    return `    <policy name="${id}" class="Machine" ${words} key="${key}"${attributes}>
      <parentCategory ref="app"/>
      <supportedOn ref="supported"/>
      ${content}
    </policy>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions ${namespaces} revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="hcwbulkinvite" namespace="HcwAtHome.Policies.BulkInvite"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions>
      <definition name="supported" displayName="$(string.supported)"/>
    </definitions>
  </supportedOn>
  <categories>
    <category name="app" displayName="$(string.app)"/>
  </categories>
  <policies>
${policies.join('\n')}
  </policies>
</policyDefinitions>
`
}

/** Throws where a word is missing. */
function wordsOf(offered: readonly Offered[], words: Words): string {
  const ofFields = new Set(offered.flatMap(({ fields }) => fields.map(({ label }) => label)))
  const labels = Object.entries(words.labels).filter(([name]) => !ofFields.has(name))
  const strings = [
    ...labels.map(([name, text]) => string(idOf(name), text)),
    ...offered.flatMap(({ word }) => {
      const { name, help } = wordIn(words.policies, word)
      return [string(idOf(word), name), string(`${idOf(word)}_help`, help)]
    })
  ]
  const presentations = offered
    .filter(({ fields }) => fields.length > 0)
    .map(({ word, fields }) => {
      const controls = fields.map(({ control, id, label }) => {
        const text = escaped(label === null ? wordIn(words.policies, word).name : wordIn(words.labels, label))
        return control === 'textBox'
          ? `<textBox refId="${id}"><label>${text}</label></textBox>`
          : `<${control} refId="${id}">${text}</${control}>`
      })
      return `      <presentation id="${idOf(word)}">${controls.join('')}</presentation>`
    })
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources ${namespaces} revision="1.0" schemaVersion="1.0">
  <displayName>${escaped(wordIn(words.labels, 'app'))}</displayName>
  <description>${escaped(wordIn(words.labels, 'app'))}</description>
  <resources>
    <stringTable>
${strings.join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`
}

function string(id: string, text: string): string {
  return `      <string id="${id}">${escaped(text)}</string>`
}

function wordIn<Word>(words: Readonly<Record<string, Word>>, name: string): Word {
  const word = words[name]
  if (word === undefined) throw new Error(`admx-words lacks ${name}`)
  return word
}

/** Names of the template have neither dots nor signs. */
function idOf(path: string): string {
  return path.replaceAll(/[^A-Za-z0-9]/g, '_')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export function readWords(language: Language): Words {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'admx-words', `${language}.json`), 'utf8'))
}

if (import.meta.main) {
  for (const [name, text] of admxFiles()) {
    const path = join(admxFolder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}
