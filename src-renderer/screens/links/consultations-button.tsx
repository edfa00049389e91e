import { useEffect, useState } from 'react'
import type { Consultation } from '#contract/invitation-actions.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { toCsv } from '../../export/csv.ts'
import { separatorOf } from '../../export/csv-values.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge, useIsPracticeList } from '../../state/use-app.tsx'
import type { LinkRow } from './link-rows.ts'
import { fileTitle, safeFileName } from './make-file.ts'
import { SavingNotice } from './saving-notice.tsx'
import { usePracticeTitle } from './use-practice-title.ts'
import { useSaving } from './use-saving.ts'

interface Stored {
  readonly rowId: string
  readonly consultation: Consultation
}

export interface ConsultationsButtonProps {
  readonly listId: string
  readonly listName: string
  /** The signature of the kind of file; see `layoutSignature`. */
  readonly fileKind: string
  readonly rows: readonly LinkRow[]
  /** Increases when consultations may have been read. */
  readonly version: number
}

/** Saves the answers of patients and doctors that were read. Hidden when there are none. */
export function ConsultationsButton({ listId, listName, fileKind, rows, version }: ConsultationsButtonProps) {
  const t = useText('consultation')
  const e = useText('export')
  const f = useFormats()
  const [stored, failure] = useStored(listId, version)
  const [isOpen, setOpen] = useState(false)
  const { saving, save, show } = useSaving()
  const isPractice = useIsPracticeList(listId)
  const sayPractice = usePracticeTitle(listId)
  if (stored.length === 0) return null

  function start(): void {
    const byId = new Map(rows.map((row) => [row.rowId, row]))
    const time = (at: number | null) => (at === null ? '' : f.dateTime(at))
    const headers = [
      t.patient,
      t.appointment,
      t.status,
      t.accepted,
      t.ended,
      t.patientRating,
      t.patientComment,
      t.doctorRating,
      t.doctorComment
    ]
    const lines = stored.map(({ rowId, consultation }) => {
      const row = byId.get(rowId)
      return [
        row?.name ?? '',
        time(row?.appointmentAt ?? null),
        t[consultation.status],
        time(consultation.acceptedAt),
        time(consultation.closedAt),
        consultation.patientRating,
        consultation.patientComment,
        consultation.doctorRating,
        consultation.doctorComment
      ]
    })
    void save(
      safeFileName(sayPractice(fileTitle(t.savedAs, listName, Date.now())), 'csv'),
      'csv',
      async () =>
        toCsv(
          { headers, rows: lines, ...(isPractice && { notice: e.practiceNotice }) },
          separatorOf(navigator.language)
        ),
      { kind: 'consultations', listId, rowIds: JSON.stringify(stored.map(({ rowId }) => rowId)), fileKind }
    )
  }

  return (
    <>
      <Button icon="message" onPress={() => setOpen(true)}>
        {t.save({ count: stored.length })}
      </Button>
      {isOpen && (
        <Dialog
          title={t.fileName({ list: listName })}
          isOpen
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button onPress={() => setOpen(false)}>{e.close}</Button>
              <Button
                kind="primary"
                icon="download"
                pending={saving.phase === 'making' ? e.making : undefined}
                onPress={start}
              >
                {e.saveNow}
              </Button>
            </>
          }
        >
          <p>{e.confidentialPatients}</p>
          {failure !== null && <FailureNotice failure={failure} />}
          <SavingNotice saving={saving} confidential={e.confidentialPatients} onShow={() => void show()} />
        </Dialog>
      )}
    </>
  )
}

function useStored(listId: string, version: number): readonly [readonly Stored[], Failure | null] {
  const { calls } = useBridge()
  const [stored, setStored] = useState<readonly Stored[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version asks once more
  useEffect(() => {
    let isGone = false
    void calls['consultation.stored']({ listId }).then((answer) => {
      if (isGone) return
      setFailure(answer.ok ? null : answer)
      if (answer.ok) setStored(answer.value)
    })
    return () => {
      isGone = true
    }
  }, [calls, listId, version])

  return [stored, failure]
}
