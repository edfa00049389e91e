import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { RadioGroup, Segmented, Switch } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { CareDialogProps } from './action-dialog.ts'
import styles from './aftercare.module.css'
import { thenResend } from './care-desk.ts'
import { previewMove, subjectName, waysOf } from './subjects.ts'
import { momentOfField, momentToField } from './zoned-field.ts'

const previewed = 4
const minutesMax = 7 * 24 * 60

/** Moves many appointments by some minutes, or a single one to any time. */
export function MoveDialog({ subjects, onCarryOut, onClose }: CareDialogProps) {
  const t = useText('actions')
  const f = useFormats()
  const [now] = useState(Date.now)
  const [only] = subjects
  const isOne = subjects.length === 1 && only !== undefined
  const zone = only?.content.timeZone ?? 'Europe/Zurich'
  const hasDate = only?.content.scheduledFor !== undefined
  const [way, setWay] = useState<'minutes' | 'time'>(isOne && !hasDate ? 'time' : 'minutes')
  const [direction, setDirection] = useState<'later' | 'earlier'>('later')
  const [minutes, setMinutes] = useState(30)
  const [time, setTime] = useState(() => momentToField(only?.content.scheduledFor, zone))
  const [mayTell, setMayTell] = useState(true)
  const [isTried, setTried] = useState(false)
  const signed = direction === 'later' ? minutes : -minutes
  const preview = previewMove(subjects, signed, now)
  const moment = momentOfField(time, zone)
  const isTimeRight = moment !== null && moment > now
  const canTell = waysOf(subjects).byHand < subjects.length

  function carryOut(): void {
    setTried(true)
    const then = mayTell && canTell ? [thenResend] : []
    if (way === 'minutes') {
      const targets = preview.moved.map(({ subject }) => subject.target)
      onCarryOut([{ action: { kind: 'move', minutes: signed }, targets }, ...then])
    } else if (isTimeRight && only !== undefined) {
      const correction = { scheduledFor: new Date(moment).toISOString() }
      onCarryOut([{ action: { kind: 'correct', correction }, targets: [only.target] }, ...then])
    }
  }

  return (
    <Dialog
      title={t.moveTitle({ count: subjects.length })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button kind="primary" isDisabled={way === 'minutes' && preview.moved.length === 0} onPress={carryOut}>
            {t.moveNow}
          </Button>
        </>
      }
    >
      {isOne && (
        <RadioGroup
          label={t.how}
          value={way}
          onChange={setWay}
          choices={[
            { value: 'minutes', label: t.byMinutes, isDisabled: !hasDate },
            { value: 'time', label: t.toTime }
          ]}
        />
      )}
      {way === 'minutes' ? (
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
              {preview.moved.slice(0, previewed).map(({ subject, from, to }) => (
                <li key={subject.target.rowId}>
                  {subjectName(subject)}: {f.dateTime(from, subject.content.timeZone)} →{' '}
                  {f.time(to, subject.content.timeZone)}
                </li>
              ))}
            </ul>
            {preview.moved.length > previewed && <p>{t.andMore({ count: preview.moved.length - previewed })}</p>}
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
          {...(isTried && !isTimeRight && { error: t.timeWrong })}
        />
      )}
      {canTell && (
        <Switch isSelected={mayTell} onChange={setMayTell}>
          {t.tell}
        </Switch>
      )}
      {!(mayTell && canTell) && <p>{t.tellNot}</p>}
      <p className={styles['soft']}>{t.insideStay}</p>
    </Dialog>
  )
}
