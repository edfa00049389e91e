import { useState } from 'react'
import type { DirectoryEntry, DirectoryItem } from '#contract/directory.ts'
import { Button } from '../../components/button.tsx'
import { VisuallyHidden } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './directory.module.css'

export interface DirectoryTableProps {
  readonly items: readonly DirectoryItem[]
  readonly onCorrect: (entry: DirectoryEntry) => void
  readonly onForget: (item: DirectoryItem) => void
  readonly onConfirm: (entry: DirectoryEntry) => void
}

/** Rows that are drawn at first, and with each further request. */
const pageSize = 100

export function DirectoryTable({ items, ...on }: DirectoryTableProps) {
  const t = useText('directory')
  const [drawn, setDrawn] = useState(pageSize)
  return (
    <>
      <div className={styles['table']}>
        <Table
          label={t.title}
          columns={[
            { key: 'text', title: t.text },
            { key: 'target', title: t.target },
            { key: 'state', title: t.state },
            { key: 'actions', title: <VisuallyHidden>{t.actions}</VisuallyHidden>, align: 'end' }
          ]}
        >
          {items.slice(0, drawn).map((item) => (
            <ItemRow key={JSON.stringify([item.entry, item.source])} item={item} {...on} />
          ))}
        </Table>
      </div>
      {items.length > drawn && (
        <div>
          <Button icon="chevronDown" onPress={() => setDrawn(drawn + pageSize)}>
            {t.more({ count: Math.min(pageSize, items.length - drawn) })}
          </Button>
        </div>
      )}
    </>
  )
}

interface ItemRowProps extends Omit<DirectoryTableProps, 'items'> {
  readonly item: DirectoryItem
}

function ItemRow({ item, onCorrect, onForget, onConfirm }: ItemRowProps) {
  const t = useText('directory')
  const { entry, source } = item
  return (
    <tr>
      <td className={styles['text']}>{entry.text}</td>
      <td className={styles['target']}>{'queue' in entry ? t.queueNamed({ name: entry.queue }) : entry.doctorEmail}</td>
      <td>
        <State item={item} />
      </td>
      <td className={styles['actions']}>
        {source === 'seen' && (
          <Button icon="check" aria-label={t.confirmNamed(entry)} onPress={() => onConfirm(entry)}>
            {t.confirm}
          </Button>
        )}
        {source !== 'it' && (
          <>
            <Button kind="quiet" aria-label={t.correctNamed(entry)} onPress={() => onCorrect(entry)}>
              {t.correct}
            </Button>
            <Button kind="quiet" aria-label={t.forgetNamed(entry)} onPress={() => onForget(item)}>
              {t.forget}
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}

/** Whether it counts, who has set it, and what the server said of it. */
function State({ item: { source, answer } }: Pick<ItemRowProps, 'item'>) {
  const t = useText('directory')
  const policy = useText('policy')
  return (
    <span className={styles['state']}>
      {source === 'it' && (
        <Tag tone="plain" icon="lock">
          {policy.fixed}
        </Tag>
      )}
      {source === 'seen' && (
        <Tag tone="info" icon="question">
          {t.seen}
        </Tag>
      )}
      {answer === 'refused' && (
        <Tag tone="bad" icon="error">
          {t.refused}
        </Tag>
      )}
      {answer === 'accepted' && (
        <Tag tone="ok" icon="circleCheck">
          {t.accepted}
        </Tag>
      )}
      {answer === null && source !== 'seen' && <span className={styles['soft']}>{t.untried}</span>}
    </span>
  )
}
