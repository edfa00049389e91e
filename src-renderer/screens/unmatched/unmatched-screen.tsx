import { useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { editableFields } from '#contract/editable-fields.ts'
import type { RowState } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import type { ListScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choices.tsx'
import { Card, Page, PageHeader, Toolbar } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { UnmatchedDecision, UnmatchedDecisions } from '../../workspace/row-identity.ts'
import { useOpenList, useWorkspace } from '../../workspace/use-workspace.tsx'
import type { RecordLine, UnmatchedGroup, UnmatchedView } from '../../workspace/views.ts'
import styles from './unmatched.module.css'

/** Asks what becomes of changes whose rows another reading of the file does not have. Nothing is applied before. */
export function UnmatchedScreen({ listId }: ListScreenProps) {
  const unmatched = useOpenList(listId)?.unmatched ?? null
  return unmatched === null ? null : <Decisions unmatched={unmatched} />
}

/** Nothing is lost and nothing is applied before the user says otherwise. */
const keepAll: UnmatchedDecisions = { moved: 'keep', changed: 'keep', gone: 'keep' }

function Decisions({ unmatched: { groups } }: { readonly unmatched: UnmatchedView }) {
  const t = useText('unmatched')
  const workspace = useWorkspace()
  const [decisions, setDecisions] = useState(keepAll)
  const [failure, setFailure] = useState<string | null>(null)
  const [isReading, setReading] = useState(false)

  async function take(): Promise<void> {
    setReading(true)
    const result = await workspace.settleReading(decisions)
    setReading(false)
    setFailure(result.kind === 'failed' ? result.code : null)
  }

  return (
    <Page>
      <PageHeader title={t.title}>{t.lead}</PageHeader>
      {failure !== null && <FailureNotice failure={{ code: failure as FailureCode }} />}
      {groups.map((group) => (
        <Group
          key={group.kind}
          group={group}
          decision={decisions[group.kind]}
          onDecide={(decision) => setDecisions({ ...decisions, [group.kind]: decision })}
        />
      ))}
      <Toolbar label={t.decide}>
        <Button kind="primary" pending={isReading ? t.take : undefined} onPress={() => void take()}>
          {t.take}
        </Button>
        <Button isDisabled={isReading} onPress={() => void workspace.cancelReading()}>
          {t.leave}
        </Button>
      </Toolbar>
    </Page>
  )
}

interface GroupProps {
  readonly group: UnmatchedGroup
  readonly decision: UnmatchedDecision
  readonly onDecide: (decision: UnmatchedDecision) => void
}

function Group({ group: { kind, count, first }, decision, onDecide }: GroupProps) {
  const t = useText('unmatched')
  const title = t[`group.${kind}`]({ count })
  const hasCandidates = kind !== 'gone'
  return (
    <Card title={title}>
      <Table
        label={title}
        columns={[
          { key: 'change', title: t.change },
          { key: 'before', title: t.before },
          { key: 'now', title: t.now }
        ]}
      >
        {first.map(({ before, change, candidate }) => (
          <tr key={change.rowId}>
            <td>
              <ChangeText change={change} />
            </td>
            <td>
              <Line line={before} />
            </td>
            <td>
              {candidate === null ? <span className={styles['soft']}>{t.nowhere}</span> : <Line line={candidate} />}
            </td>
          </tr>
        ))}
      </Table>
      {count > first.length && <p className={styles['soft']}>{t.more({ count: count - first.length })}</p>}
      <RadioGroup
        label={t.decide}
        value={decision}
        onChange={onDecide}
        choices={[
          { value: 'keep', label: t.keep, detail: t.keepDetail },
          ...(hasCandidates ? [{ value: 'apply', label: t.apply, detail: t.applyDetail } as const] : []),
          { value: 'drop', label: t.drop }
        ]}
      />
    </Card>
  )
}

function Line({ line: { sheet, row, text } }: { readonly line: RecordLine }) {
  const t = useText('unmatched')
  return (
    <span className={styles['line']}>
      <span className={styles['soft']}>{sheet === null ? t.place({ row }) : t.placeInSheet({ sheet, row })}</span>
      <span>{text}</span>
    </span>
  )
}

/** What the user typed or decided, in words. */
function ChangeText({ change }: { readonly change: RowState }) {
  const t = useText('unmatched')
  const language = useLanguage()
  const { edits, excluded, role, accepted = [] } = change
  const typed = editableFields.flatMap((field) => {
    const text = edits[field]
    return text === undefined ? [] : [t.typed({ field: translate(language, `check.field.${field}`), text })]
  })
  const parts = [
    ...typed,
    ...(excluded ? [t.leftOut] : []),
    ...(role === undefined ? [] : [role === 'patient' ? t.asPatient : t.asNoPatient]),
    ...(accepted.length > 0 ? [t.accepted({ count: accepted.length })] : [])
  ]
  return (
    <ul className={styles['changes']}>
      {parts.map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ul>
  )
}
