import { ChoiceTable, choicesShownMax, Tick } from '../../components/choice-table.tsx'
import { Tag } from '../../components/tag.tsx'
import { translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { CopyChange } from '../../workspace/views.ts'
import styles from './compared-copy.module.css'
import { changeId, isTakeable } from './copy-plan.ts'

export interface CopyChangeTableProps {
  readonly title: (count: number) => string
  readonly note?: string
  readonly changes: readonly CopyChange[]
  readonly chosen: ReadonlySet<string>
  readonly toggle: (changes: readonly CopyChange[], isTaken: boolean) => void
}

/** Changes of one kind: what was exported, what stands in the list, what the file has. */
export function CopyChangeTable({ title, note, changes, chosen, toggle }: CopyChangeTableProps) {
  const t = useText('copy')
  if (changes.length === 0) return null
  const heading = title(changes.length)
  const takeable = changes.filter(isTakeable)
  const rest = changes.length - choicesShownMax
  return (
    <ChoiceTable
      heading={heading}
      note={note}
      chooseAll={
        takeable.length === 0
          ? null
          : {
              label: t.chooseAll({ what: heading }),
              isChosen: takeable.every((change) => chosen.has(changeId(change))),
              onToggle: (isTaken) => toggle(takeable, isTaken)
            }
      }
      columns={[
        { key: 'patient', title: t.patient },
        { key: 'field', title: t.field },
        { key: 'was', title: t.was },
        { key: 'now', title: t.now },
        { key: 'came', title: t.came }
      ]}
      rest={rest > 0 ? t.more({ count: rest }) : undefined}
    >
      {changes.slice(0, choicesShownMax).map((change) => (
        <ChangeRow
          key={changeId(change)}
          change={change}
          isChosen={chosen.has(changeId(change))}
          onToggle={(isTaken) => toggle([change], isTaken)}
        />
      ))}
    </ChoiceTable>
  )
}

interface ChangeRowProps {
  readonly change: CopyChange
  readonly isChosen: boolean
  readonly onToggle: (isTaken: boolean) => void
}

function ChangeRow({ change, isChosen, onToggle }: ChangeRowProps) {
  const t = useText('copy')
  const language = useLanguage()
  const { name, field, was, now, came, isSent } = change
  const label = translate(language, `check.field.${field}`)
  return (
    <tr>
      <td>
        {isTakeable(change) && (
          <Tick label={t.choose({ name, field: label })} isChosen={isChosen} onToggle={onToggle} />
        )}
      </td>
      <td>
        <strong>{name}</strong> {isSent && <Tag tone="info">{t.isInvited}</Tag>}
      </td>
      <td>{label}</td>
      <td className={styles['value']}>
        {was === null ? <span className={styles['soft']}>{t.notKnown}</span> : shown(was)}
      </td>
      <td className={styles['value']}>{shown(now)}</td>
      <td className={styles['value']}>
        <strong>{shown(came)}</strong>
        {!isTakeable(change) && <p className={styles['soft']}>{t.notCorrectable}</p>}
      </td>
    </tr>
  )
}

/** An empty value is shown, not left blank. */
function shown(text: string): string {
  return text === '' ? '—' : text
}
