import { useEffect, useState } from 'react'
import type { CallInput } from '#contract/channels.ts'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { EmptyState } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import { displayName } from '../invitation-actions/selection.ts'
import { foldText } from '../links/link-rows.ts'
import styles from './practice-screen.module.css'

type PatientAction = CallInput<'practice.patient'>['act']

const patientActions: readonly PatientAction[] = ['confirm', 'come-in', 'accept', 'end']
const shownMax = 50
const dayMs = 86_400_000

/** Invited patients with buttons for their or their doctor's next step. */
export function PatientsPanel() {
  const t = useText('practicePatients')
  const b = useText('board')
  const f = useFormats()
  const flash = useFlash()
  const { calls } = useBridge()
  const [entries, setEntries] = useState<readonly BoardEntry[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [search, setSearch] = useState('')

  useEffect(() => {
    let isGone = false
    const now = Date.now()
    void calls['board.read']({ from: now - dayMs, to: now + 31 * dayMs }).then((answer) => {
      if (isGone) return
      setFailure(answer.ok ? null : answer)
      if (answer.ok) setEntries(answer.value.filter(({ state }) => state === 'created'))
    })
    return () => {
      isGone = true
    }
  }, [calls])

  async function play(entry: BoardEntry, act: PatientAction): Promise<void> {
    if (entry.inviteId === undefined) return
    const answer = await calls['practice.patient']({ inviteId: entry.inviteId, act })
    setFailure(answer.ok ? null : answer)
    if (answer.ok) flash({ tone: 'ok', text: t.doing({ name: displayName(entry), what: t[act] }) })
  }

  const found = (entries ?? []).filter((entry) => foldText(displayName(entry)).includes(foldText(search.trim())))
  return (
    <div className={styles['messages']}>
      <p>{t.lead}</p>
      {failure !== null && <FailureNotice failure={failure} onDismiss={() => setFailure(null)} />}
      {entries !== null && entries.length === 0 && <EmptyState icon="person" title={t.none} />}
      {entries !== null && entries.length > 0 && (
        <>
          <TextField label={t.search} icon="search" type="search" value={search} onChange={setSearch} />
          <Table
            label={t.tab}
            columns={[
              { key: 'patient', title: b.patient },
              { key: 'time', title: b.time },
              { key: 'does', title: '' }
            ]}
          >
            {found.slice(0, shownMax).map((entry) => {
              const name = displayName(entry)
              const { scheduledFor, timeZone } = entry.content
              return (
                <tr key={entry.target.rowId}>
                  <td>
                    <strong>{name}</strong>
                  </td>
                  <td>{scheduledFor === undefined ? b.noTime : f.dateTime(Date.parse(scheduledFor), timeZone)}</td>
                  <td>
                    <span className={styles['patientActions']}>
                      {patientActions.map((does) => (
                        <Button
                          key={does}
                          aria-label={t.doing({ name, what: t[does] })}
                          onPress={() => void play(entry, does)}
                        >
                          {t[does]}
                        </Button>
                      ))}
                    </span>
                  </td>
                </tr>
              )
            })}
          </Table>
          {found.length > shownMax && <p className={styles['note']}>{t.more({ count: found.length - shownMax })}</p>}
        </>
      )}
    </div>
  )
}
