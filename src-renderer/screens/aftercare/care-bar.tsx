import { useState } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { Spacer } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './aftercare.module.css'
import type { PlannedStep } from './care-desk.ts'
import { ConsultationDialog } from './consultation-dialog.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { ResendDialog } from './resend-dialog.tsx'
import type { Subject } from './subjects.ts'
import { useCareDesk, useCareRun } from './use-care-desk.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

type Asked = 'resend' | 'correct' | 'move' | 'withdraw' | 'consultation'

export interface CareBarProps {
  readonly chosen: readonly Subject[]
  readonly onChooseNone: () => void
  /** Called after a consultation was read: the stored copy may have changed. */
  readonly onLooked?: () => void
}

/** The actions for the selected invitations. Each one asks for confirmation first. */
export function CareBar({ chosen, onChooseNone, onLooked }: CareBarProps) {
  const t = useText('actions')
  const desk = useCareDesk()
  const run = useCareRun()
  const [asked, setAsked] = useState<Asked | null>(null)
  const isBusy = run !== null && run.phase !== 'finished'
  const [only] = chosen
  const isOne = chosen.length === 1
  const close = () => setAsked(null)

  function carryOut(steps: readonly PlannedStep[]): void {
    close()
    void desk.run(steps, chosen)
  }

  if (chosen.length === 0) {
    return (
      <p className={styles['bar']} data-empty="">
        {t.chooseHint}
      </p>
    )
  }
  const dialog = { subjects: chosen, onCarryOut: carryOut, onClose: close }
  return (
    <section className={styles['bar']} aria-label={t.actions}>
      <span className={styles['count']}>{t.chosen({ count: chosen.length })}</span>
      <Button
        icon="refresh"
        isDisabled={isBusy}
        onPress={() => carryOut([{ action: { kind: 'refresh' }, targets: chosen.map(({ target }) => target) }])}
      >
        {t.refresh}
      </Button>
      <Button icon="send" isDisabled={isBusy} onPress={() => setAsked('resend')}>
        {t.resend}
      </Button>
      <Button icon="clock" isDisabled={isBusy} onPress={() => setAsked('move')}>
        {t.move}
      </Button>
      {isOne && (
        <>
          <Button icon="edit" isDisabled={isBusy} onPress={() => setAsked('correct')}>
            {t.correct}
          </Button>
          <Button icon="message" isDisabled={isBusy} onPress={() => setAsked('consultation')}>
            {t.consultation}
          </Button>
        </>
      )}
      <Button icon="undo" isDisabled={isBusy} onPress={() => setAsked('withdraw')}>
        {t.withdraw}
      </Button>
      <Spacer />
      <IconButton icon="close" label={t.chooseNone} onPress={onChooseNone} />
      {asked === 'resend' && <ResendDialog {...dialog} />}
      {asked === 'move' && <MoveDialog {...dialog} />}
      {asked === 'withdraw' && <WithdrawDialog {...dialog} />}
      {asked === 'correct' && only !== undefined && <CorrectDialog {...dialog} subject={only} />}
      {asked === 'consultation' && only !== undefined && (
        <ConsultationDialog
          subject={only}
          onClose={() => {
            close()
            onLooked?.()
          }}
        />
      )}
    </section>
  )
}
