import { useState } from 'react'
import type { Target } from '#contract/invitation-actions.ts'
import { Button } from '../../components/button.tsx'
import { RadioGroup, Segmented, Switch } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { ActionDialogProps } from './action-dialog.ts'
import { appointmentFromField, appointmentToField } from './appointment-field.ts'
import styles from './invitation-actions.module.css'
import { countByChannel, displayName, previewMove } from './selection.ts'

const previewRowsMax = 4
const minutesMax = 7 * 24 * 60

/** Moves many appointments by some minutes, or a single one to any time. */
export function MoveDialog({ selection, onConfirm, onClose }: ActionDialogProps) {
  const t = useText('actions')
  const f = useFormats()
  const [now] = useState(Date.now)
  const [only] = selection
  const isOne = selection.length === 1 && only !== undefined
  const zone = only?.content.timeZone ?? 'Europe/Zurich'
  const hasDate = only?.content.scheduledFor !== undefined
  const [method, setMethod] = useState<'minutes' | 'time'>(isOne && !hasDate ? 'time' : 'minutes')
  const [direction, setDirection] = useState<'later' | 'earlier'>('later')
  const [minutes, setMinutes] = useState(30)
  const [time, setTime] = useState(() => appointmentToField(only?.content.scheduledFor, zone))
  const [notifiesPatients, setNotifiesPatients] = useState(true)
  const [isTried, setTried] = useState(false)
  const signed = direction === 'later' ? minutes : -minutes
  const preview = previewMove(selection, signed, now)
  const appointmentAt = appointmentFromField(time, zone)
  const isTimeValid = appointmentAt !== null && appointmentAt > now
  const canNotify = countByChannel(selection).byHand < selection.length

  function confirm(): void {
    setTried(true)
    const then = (resendTo: readonly Target[]) => (notifiesPatients && canNotify ? [{ resendTo }] : [])
    if (method === 'minutes') {
      const targets = preview.moved.map(({ selected }) => selected.target)
      onConfirm([{ action: { kind: 'move', minutes: signed }, targets }, ...then(targets)])
    } else if (isTimeValid && only !== undefined) {
      const correction = { scheduledFor: new Date(appointmentAt).toISOString() }
      onConfirm([{ action: { kind: 'correct', correction }, targets: [only.target] }, ...then([only.target])])
    }
  }

  return (
    <Dialog
      title={t.moveTitle({ count: selection.length })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button kind="primary" isDisabled={method === 'minutes' && preview.moved.length === 0} onPress={confirm}>
            {t.moveNow}
          </Button>
        </>
      }
    >
      {isOne && (
        <RadioGroup
          label={t.how}
          value={method}
          onChange={setMethod}
          choices={[
            { value: 'minutes', label: t.byMinutes, isDisabled: !hasDate },
            { value: 'time', label: t.toTime }
          ]}
        />
      )}
      {method === 'minutes' ? (
        <>
          <div className={styles['pair']}>
            <NumberField
              label={t.minutes}
              value={minutes}
              onChange={(value) => setMinutes(Number.isFinite(value) ? Math.round(value) : 30)}
              minValue={1}
              maxValue={minutesMax}
            />
            <div>
              <p>{t.direction}</p>
              <Segmented
                label={t.direction}
                value={direction}
                onChange={setDirection}
                choices={[
                  { value: 'later', label: t.later },
                  { value: 'earlier', label: t.earlier }
                ]}
              />
            </div>
          </div>
          <div className={styles['preview']} aria-live="polite">
            {preview.moved.length > 0 && (
              <p>
                {(signed > 0 ? t.moveLater : t.moveEarlier)({ count: preview.moved.length, seconds: minutes * 60 })}
              </p>
            )}
            <ul>
              {preview.moved.slice(0, previewRowsMax).map(({ selected, from, to }) => (
                <li key={selected.target.rowId}>
                  {displayName(selected)}: {f.dateTime(from, selected.content.timeZone)} →{' '}
                  {f.time(to, selected.content.timeZone)}
                </li>
              ))}
            </ul>
            {preview.moved.length > previewRowsMax && (
              <p>{t.andMore({ count: preview.moved.length - previewRowsMax })}</p>
            )}
            {preview.withoutDate + preview.past > 0 && (
              <p>{t.moveLeft({ count: preview.withoutDate + preview.past })}</p>
            )}
          </div>
        </>
      ) : (
        <TextField
          label={t.newTime({ zone })}
          type="datetime-local"
          value={time}
          onChange={setTime}
          {...(isTried && !isTimeValid && { error: t.timeWrong })}
        />
      )}
      {canNotify && (
        <Switch isSelected={notifiesPatients} onChange={setNotifiesPatients}>
          {t.tell}
        </Switch>
      )}
      {!(notifiesPatients && canNotify) && <p>{t.tellNot}</p>}
      <p className={styles['soft']}>{t.insideStay}</p>
    </Dialog>
  )
}
