import { useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { DirectoryView } from '#contract/directory.ts'
import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { Notice } from '../../components/notice.tsx'
import { translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import { doctorIdentity } from '../../list/fields/index.ts'
import { useBridge } from '../../state/use-app.tsx'
import styles from './directory.module.css'
import { directoryCsv, readDirectoryCsv, type WrongLine } from './directory-csv.ts'

interface WrongFile {
  readonly name: string
  readonly lines: readonly WrongLine[]
}

export interface DirectoryFiles {
  readonly saveFile: () => Promise<void>
  readonly loadFile: () => Promise<void>
  /** The file that was not loaded; null: none. */
  readonly wrong: WrongFile | null
  readonly dismiss: () => void
}

/** Saves the directory for colleagues, and loads theirs: a whole file, or nothing of it. */
export function useDirectoryFiles(
  directory: DirectoryView,
  onFailure: (code: FailureCode | null) => void
): DirectoryFiles {
  const t = useText('directory')
  const { calls } = useBridge()
  const flash = useFlash()
  const [wrong, setWrong] = useState<WrongFile | null>(null)

  async function saveFile(): Promise<void> {
    const bytes = directoryCsv(directory)
    const answer = await calls['files.save']({
      suggestedName: `${t.fileName}.csv`,
      kind: 'csv',
      bytes,
      content: { kind: 'directory' }
    })
    onFailure(answer.ok || answer.code === 'cancelled' ? null : answer.code)
    if (answer.ok) flash({ tone: 'ok', text: t.saved({ name: answer.value.fileName }) })
  }

  async function loadFile(): Promise<void> {
    setWrong(null)
    const answer = await calls['files.chooseList'](undefined)
    if (!answer.ok) return onFailure(answer.code === 'cancelled' ? null : answer.code)
    const { name, bytes } = answer.value
    const read = readDirectoryCsv(bytes, directory)
    if (read.kind === 'wrong') return setWrong({ name, lines: read.lines })
    const loaded = new Set(read.entries.map(({ text }) => doctorIdentity(text)))
    const replaced = directory.items
      .filter(({ entry, source }) => source === 'confirmed' && loaded.has(doctorIdentity(entry.text)))
      .map(({ entry }) => entry.text)
    const { connectionId } = directory
    const saved = await calls['directory.save']({ connectionId, entries: [...read.entries], replaced })
    onFailure(saved.ok ? null : saved.code)
    if (saved.ok) flash({ tone: 'ok', text: t.loaded({ count: read.entries.length }) })
  }

  return { saveFile, loadFile, wrong, dismiss: () => setWrong(null) }
}

export function FileButtons({
  items,
  files
}: {
  readonly items: DirectoryView['items']
  readonly files: DirectoryFiles
}) {
  const t = useText('directory')
  return (
    <>
      <Button
        icon="download"
        isDisabled={items.every(({ source }) => source === 'seen')}
        onPress={() => void files.saveFile()}
      >
        {t.saveFile}
      </Button>
      <Button icon="folder" onPress={() => void files.loadFile()}>
        {t.loadFile}
      </Button>
    </>
  )
}

/** Why a file was not loaded, line by line. */
export function WrongFileNotice({ wrong, dismiss }: Pick<DirectoryFiles, 'wrong' | 'dismiss'>) {
  const t = useText('directory')
  if (wrong === null) return null
  return (
    <Notice tone="bad" title={t.notLoaded(wrong)} onDismiss={dismiss}>
      <WrongLines lines={wrong.lines} />
    </Notice>
  )
}

/** Lines that are shown: enough to see what kind of mistake it is. */
const linesMax = 10

function WrongLines({ lines }: { readonly lines: readonly WrongLine[] }) {
  const t = useText('directory')
  const language = useLanguage()
  return (
    <ul className={styles['lines']}>
      {lines.slice(0, linesMax).map(({ row, problem, text }) => {
        const what = translate(language, `directory.wrong.${problem}`, { text })
        return <li key={`${row} ${problem}`}>{row === 0 ? what : t.line({ row, what })}</li>
      })}
      {lines.length > linesMax && <li>{t.moreLines({ count: lines.length - linesMax })}</li>}
    </ul>
  )
}
