import { useEffect, useState, useSyncExternalStore } from 'react'
import { useFlash } from '../components/flash.tsx'
import { Icon } from '../components/icon.tsx'
import type { Formats } from '../i18n/formats.ts'
import { explain } from '../i18n/messages.ts'
import { useFormats, useText } from '../i18n/use-text.tsx'
import { useBridge, useList, useSettings } from '../state/use-app.tsx'
import { useWorkspace } from '../workspace/use-workspace.tsx'
import styles from './list-title.module.css'

const nameLengthMax = 200

/** The open list's name, changed in place, with its day and hours. */
export function ListTitle({ listId }: { readonly listId: string }) {
  const t = useText('frame')
  const formats = useFormats()
  const list = useList(listId)
  const settings = useSettings()
  const workspace = useWorkspace()
  const openTimeZone = useSyncExternalStore(workspace.subscribe, () => {
    const open = workspace.state()
    return open?.listId === listId ? open.document?.settings.timeZone : undefined
  })
  if (list === null) return <span className={styles['title']}>{t.opening}</span>
  const { firstMoment, lastMoment } = list.figures
  const timeZone = openTimeZone ?? settings?.settings.listDefaults.timeZone
  return (
    <span className={styles['title']}>
      {list.erased?.isWhole === true ? (
        <span className={styles['fixed']}>{list.name}</span>
      ) : (
        <ListName key={`${listId} ${list.name}`} list={list} />
      )}
      {firstMoment !== null && lastMoment !== null && (
        <When words={hoursOf(formats, firstMoment, lastMoment, timeZone)} />
      )}
    </span>
  )
}

/** Whole on hover, where a long name leaves it no room. */
function When({ words }: { readonly words: string }) {
  return (
    <span className={styles['when']} title={words}>
      {words}
    </span>
  )
}

/** "Tue 1 December, 08:00–16:50", or the first and the last day; with the years where they are not both this one. */
function hoursOf(formats: Formats, first: number, last: number, timeZone: string | undefined): string {
  if (formats.dayNumber(first, timeZone) !== formats.dayNumber(last, timeZone)) {
    const thisYear = formats.year(Date.now(), timeZone)
    const isThisYear = [first, last].every((ms) => formats.year(ms, timeZone) === thisYear)
    const day = (ms: number) => (isThisYear ? formats.shortDay(ms, timeZone) : formats.date(ms, timeZone))
    return `${day(first)} – ${day(last)}`
  }
  const from = formats.shortDay(first, timeZone)
  const [start, end] = [formats.time(first, timeZone), formats.time(last, timeZone)]
  return `${from}, ${start === end ? start : `${start}–${end}`}`
}

interface ListNameProps {
  readonly list: { readonly listId: string; readonly revision: number; readonly name: string }
}

function ListName({ list: { listId, revision, name } }: ListNameProps) {
  const t = useText('frame')
  const { language } = useFormats()
  const bridge = useBridge()
  const workspace = useWorkspace()
  const flash = useFlash()
  const [text, setText] = useState(name)
  useEffect(() => setText(name), [name])

  async function commit(): Promise<void> {
    const next = text.trim()
    if (next === '' || next === name) return setText(name)
    if (workspace.state()?.listId === listId) return workspace.rename(next)
    const answer = await bridge.calls['lists.rename']({ listId, revision, name: next })
    if (answer.ok) return
    setText(name)
    const { what, next: todo } = explain(language, `failure.${answer.code}`)
    flash({ tone: 'bad', text: `${what} ${todo}` })
  }

  return (
    <span className={styles['name']}>
      <input
        value={text}
        aria-label={t.listName}
        title={text}
        maxLength={nameLengthMax}
        className={styles['input']}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setText(name)
        }}
      />
      <Icon name="edit" size="small" />
    </span>
  )
}
