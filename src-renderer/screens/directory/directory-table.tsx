import type { DirectoryEntry, DirectoryItem } from '#contract/directory.ts'
import { Button } from '../../components/button.tsx'
import { LongTable } from '../../components/long-table.tsx'
import { VisuallyHidden } from '../../components/page.tsx'
import type { LongRowAttributes } from '../../components/rows-in-sight.tsx'
import { Tag } from '../../components/tag.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './directory.module.css'

export interface DirectoryTableProps {
  readonly items: readonly DirectoryItem[]
  readonly onCorrect: (entry: DirectoryEntry) => void
  readonly onForget: (item: DirectoryItem) => void
  readonly onConfirm: (entry: DirectoryEntry) => void
}

const keyOf = ({ entry, source }: DirectoryItem) => JSON.stringify([entry, source])

export function DirectoryTable({ items, ...on }: DirectoryTableProps) {
  const t = useText('directory')
  return (
    <div className={styles['table']}>
      <LongTable
        label={t.title}
        rows={items}
        keyOf={keyOf}
        columns={[
          { key: 'text', title: t.text },
          { key: 'target', title: t.target },
          { key: 'state', title: t.state },
          { key: 'actions', title: <VisuallyHidden>{t.actions}</VisuallyHidden>, align: 'end' }
        ]}
      >
        {(item, attributes) => <ItemRow key={keyOf(item)} item={item} attributes={attributes} {...on} />}
      </LongTable>
    </div>
  )
}

interface ItemRowProps extends Omit<DirectoryTableProps, 'items'> {
  readonly item: DirectoryItem
  readonly attributes: LongRowAttributes
}

function ItemRow({ item, attributes, onCorrect, onForget, onConfirm }: ItemRowProps) {
  const t = useText('directory')
  const { entry, source } = item
  return (
    <tr {...attributes}>
      <td className={styles['text']}>{entry.text}</td>
      <td className={styles['target']}>{'queue' in entry ? t.queueNamed({ name: entry.queue }) : entry.doctorEmail}</td>
      <td>
        <State item={item} />
      </td>
      <td>
        <div className={styles['actions']}>
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
        </div>
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
