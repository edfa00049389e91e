import { useEffect, useRef } from 'react'
import { type ProfileColumn, profileTitleMax } from '#contract/sheet-profiles.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { IconButton } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './profile.module.css'
import { columnKey } from './profile-columns.ts'
import { profileProblems } from './profile-titles.ts'

export interface ProfileColumnsFieldsProps {
  readonly columns: readonly ProfileColumn[]
  readonly onChange: (columns: ProfileColumn[]) => void
}

type Way = 'up' | 'down'

/** The columns of a profile in their order: titles are typed, and each can be moved or taken out. */
export function ProfileColumnsFields({ columns, onChange }: ProfileColumnsFieldsProps) {
  const t = useText('profile')
  const problems = profileProblems(columns)
  const { list, move, remove } = useOrder(columns, onChange)
  return (
    <fieldset className={styles['columns']}>
      <legend className={styles['legend']}>{t.columns}</legend>
      {columns.length === 0 && <Notice tone="bad" title={t.noColumns} />}
      <ol ref={list} className={styles['list']}>
        {columns.map((column, index) => {
          const held = column.kind === 'field' ? t[`field.${column.field}`] : t.ofFile(column)
          const problem = problems[index] ?? null
          return (
            <li key={columnKey(column)} className={styles['column']}>
              <span className={styles['held']} aria-hidden="true">
                {held}
              </span>
              <TextField
                label={held}
                isLabelHidden
                maxLength={profileTitleMax}
                value={column.title}
                onChange={(title) => onChange(columns.with(index, { ...column, title }))}
                {...(problem !== null && { error: t[`title.${problem}`] })}
              />
              <div className={styles['buttons']}>
                <IconButton
                  icon="up"
                  label={t.up({ title: held })}
                  data-way="up"
                  isDisabled={index === 0}
                  onPress={() => move(index, 'up')}
                />
                <IconButton
                  icon="down"
                  label={t.down({ title: held })}
                  data-way="down"
                  isDisabled={index === columns.length - 1}
                  onPress={() => move(index, 'down')}
                />
                <IconButton icon="close" label={t.takeOut({ title: held })} onPress={() => remove(index)} />
              </div>
            </li>
          )
        })}
      </ol>
    </fieldset>
  )
}

/** Moves and takes out columns; the focus goes with the column that moves, and to the next one after that which goes. */
function useOrder(columns: readonly ProfileColumn[], onChange: (columns: ProfileColumn[]) => void) {
  const t = useText('profile')
  const announce = useAnnounce()
  const list = useRef<HTMLOListElement>(null)
  const next = useRef<{ readonly index: number; readonly way: Way | null } | null>(null)

  useEffect(() => {
    if (next.current === null) return
    const { index, way } = next.current
    next.current = null
    const item = list.current?.children[Math.min(index, columns.length - 1)]
    const button = item?.querySelector<HTMLElement>(`button[data-way="${way}"]:not(:disabled)`)
    const other = item?.querySelector<HTMLElement>(way === null ? 'input' : 'button:not(:disabled)')
    const target = button ?? other
    target?.focus()
  }, [columns])

  return {
    list,
    move: (index: number, way: Way) => {
      const to = way === 'up' ? index - 1 : index + 1
      const column = columns[index]
      const other = columns[to]
      if (column === undefined || other === undefined) return
      next.current = { index: to, way }
      onChange(columns.with(index, other).with(to, column))
      announce(t.moved({ title: column.title, number: to + 1, count: columns.length }))
    },
    remove: (index: number) => {
      next.current = { index, way: null }
      onChange(columns.toSpliced(index, 1))
    }
  }
}
