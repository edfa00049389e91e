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

export interface DirectoryFilesProps {
  readonly directory: DirectoryView
  readonly onFailure: (code: FailureCode | null) => void
}

/** Saves the directory for colleagues, and loads theirs: a whole file, or nothing of it. */
export function DirectoryFiles({ directory, onFailure }: DirectoryFilesProps) {
  const t = useText('directory')
  const { calls } = useBridge()
  const flash = useFlash()
  const [wrong, setWrong] = useState<{ readonly name: string; readonly lines: readonly WrongLine[] } | null>(null)
  const counting = directory.items.filter(({ source }) => source !== 'seen')

  async function saveFile(): Promise<void> {
    const bytes = directoryCsv(directory)
    const answer = await calls['files.save']({ suggestedName: `${t.fileName}.csv`, kind: 'csv', bytes })
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

  return (
    <>
      <Button icon="download" isDisabled={counting.length === 0} onPress={() => void saveFile()}>
        {t.saveFile}
      </Button>
      <Button icon="folder" onPress={() => void loadFile()}>
        {t.loadFile}
      </Button>
      {wrong !== null && (
        <div className={styles['wrong']}>
          <Notice tone="bad" title={t.notLoaded(wrong)} onDismiss={() => setWrong(null)}>
            <WrongLines lines={wrong.lines} />
          </Notice>
        </div>
      )}
    </>
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
