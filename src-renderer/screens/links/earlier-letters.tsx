import { useEffect, useState } from 'react'
import type { AuditEntry } from '#contract/audit.ts'
import { useText } from '../../i18n/use-text.tsx'
import { useBridge } from '../../state/use-app.tsx'
import styles from './letters.module.css'

/** The latest are enough to know that a letter was printed before. */
const shownMax = 5

/** When letters of this list were printed or saved before; nothing where none were. */
export function EarlierLetters({ listId }: { readonly listId: string }) {
  const t = useText('export')
  const { calls } = useBridge()
  const [entries, setEntries] = useState<readonly AuditEntry[]>([])
  useEffect(() => {
    void calls['audit.page']({ ofList: listId, before: null, limit: 1000 }).then((page) => {
      if (!page.ok) return
      const ofLetters = page.value.entries.filter(
        ({ action }) => action === 'letters-made' || action === 'letters-printed'
      )
      setEntries(ofLetters.slice(0, shownMax))
    })
  }, [calls, listId])
  if (entries.length === 0) return null
  return (
    <section>
      <p>{t.lettersBefore}</p>
      <ul className={styles['earlier']}>
        {entries.map(({ number, at, action, count }) => (
          <li key={number}>{(action === 'letters-printed' ? t.lettersPrintedAt : t.lettersSavedAt)({ at, count })}</li>
        ))}
      </ul>
    </section>
  )
}
