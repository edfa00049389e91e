import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type InterfaceLanguage, interfaceLanguages } from '#contract/language.ts'
import { textsIn } from '../../../src-renderer/i18n/messages.ts'
import { fileTitle, safeFileName } from '../../../src-renderer/screens/links/make-file.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'

beforeAll(loadAllTexts)

const at = Date.UTC(2026, 10, 24, 12)
const confidential: Readonly<Record<InterfaceLanguage, string>> = {
  fr: 'confidentiel',
  de: 'vertraulich',
  it: 'confidenziale',
  en: 'confidential'
}

test.each(interfaceLanguages)(
  'the suggested name of every file with patients says that it is confidential (%s)',
  (language) => {
    const t = textsIn('export', language)
    const answers = textsIn('consultation', language)
    const names = [t.linksFile, t.failedFile, t.lettersFile, answers.savedAs].flatMap((say) =>
      ['Mardi', 'Une liste / avec un nom: '.repeat(20)].map((list) => safeFileName(fileTitle(say, list, at), 'xlsx'))
    )
    const ending = ` – ${confidential[language]}.xlsx`
    expect(names.filter((name) => !name.endsWith(ending) || !name.includes('24.11.2026'))).toEqual([])
    expect(new Set(names).size).toBe(8)
  }
)

test('the suggested name contains list, content and day', () => {
  expect(fileTitle(textsIn('export', 'en').linksFile, 'Mardi', at)).toBe('Mardi – links 24.11.2026 – confidential')
})

test('files are written only on request of the user: from these files, always through the system’s dialog', () => {
  const sources = join(import.meta.dirname, '../../../src-renderer')
  const callers = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) => readFileSync(join(sources, name), 'utf8').includes("'files.save'"))
  expect(callers.toSorted()).toEqual([
    'screens/audit-log/audit-log-screen.tsx',
    'screens/board/day-list-button.tsx',
    'screens/connection/connection-diagnostics.tsx',
    'screens/directory/directory-files.tsx',
    'screens/figures/save-figures-button.tsx',
    'screens/links/use-saving.ts',
    'screens/settings/import-templates-card.tsx',
    'screens/settings/support-dialog.tsx'
  ])
})
