import { useState } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { Spacer } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { PlannedStep } from './action-runner.ts'
import { ConsultationDialog } from './consultation-dialog.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import styles from './invitation-actions.module.css'
import { MoveDialog } from './move-dialog.tsx'
import { ResendDialog } from './resend-dialog.tsx'
import type { SelectedInvitation } from './selection.ts'
import { useActionRun, useActionRunner } from './use-action-runner.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

type OpenDialog = 'resend' | 'correct' | 'move' | 'withdraw' | 'consultation'

export interface ActionBarProps {
  readonly chosen: readonly SelectedInvitation[]
  readonly onChooseNone: () => void
  /** Called after a consultation was read: the stored copy may have changed. */
  readonly onConsultationRead?: () => void
}

/** The actions for the selected invitations. Each one asks for confirmation first. */
export function ActionBar({ chosen, onChooseNone, onConsultationRead }: ActionBarProps) {
  const t = useText('actions')
  const runner = useActionRunner()
  const run = useActionRun()
  const [openDialog, setOpenDialog] = useState<OpenDialog | null>(null)
  const isBusy = run !== null && run.phase !== 'finished'
  const [only] = chosen
  const isOne = chosen.length === 1
  const close = () => setOpenDialog(null)

  function start(steps: readonly PlannedStep[]): void {
    close()
    void runner.run(steps, chosen)
  }

  if (chosen.length === 0) return null
  const dialog = { selection: chosen, onConfirm: start, onClose: close }
  return (
    <section className={styles['bar']} aria-label={t.actions}>
      <span className={styles['count']}>{t.chosen({ count: chosen.length })}</span>
      <Button
        icon="refresh"
        isDisabled={isBusy}
        onPress={() => start([{ action: { kind: 'refresh' }, targets: chosen.map(({ target }) => target) }])}
      >
        {t.refresh}
      </Button>
      <Button icon="send" isDisabled={isBusy} onPress={() => setOpenDialog('resend')}>
        {t.resend}
      </Button>
      <Button icon="clock" isDisabled={isBusy} onPress={() => setOpenDialog('move')}>
        {t.move}
      </Button>
      {isOne && (
        <>
          <Button icon="edit" isDisabled={isBusy} onPress={() => setOpenDialog('correct')}>
            {t.correct}
          </Button>
          <Button icon="message" isDisabled={isBusy} onPress={() => setOpenDialog('consultation')}>
            {t.consultation}
          </Button>
        </>
      )}
      <Button icon="undo" isDisabled={isBusy} onPress={() => setOpenDialog('withdraw')}>
        {t.withdraw}
      </Button>
      <Spacer />
      <IconButton icon="close" label={t.chooseNone} onPress={onChooseNone} />
      {openDialog === 'resend' && <ResendDialog {...dialog} />}
      {openDialog === 'move' && <MoveDialog {...dialog} />}
      {openDialog === 'withdraw' && <WithdrawDialog {...dialog} />}
      {openDialog === 'correct' && only !== undefined && <CorrectDialog {...dialog} selected={only} />}
      {openDialog === 'consultation' && only !== undefined && (
        <ConsultationDialog
          selected={only}
          onClose={() => {
            close()
            onConsultationRead?.()
          }}
        />
      )}
    </section>
  )
}
