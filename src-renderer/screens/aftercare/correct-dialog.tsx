import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Switch } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { CareDialogProps } from './action-dialog.ts'
import styles from './aftercare.module.css'
import { thenResend } from './care-desk.ts'
import { type CorrectionField, type CorrectionTyped, readCorrection, type Subject, subjectName } from './subjects.ts'

const formId = 'correct-form'

/** Corrects one patient's name and contact on the server. */
export function CorrectDialog({
  subject,
  onCarryOut,
  onClose
}: Omit<CareDialogProps, 'subjects'> & { readonly subject: Subject }) {
  const t = useText('actions')
  const { content, target } = subject
  const [typed, setTyped] = useState<CorrectionTyped>({
    firstName: content.firstName,
    lastName: content.lastName,
    phoneNumber: content.phoneNumber ?? '',
    emailAddress: content.emailAddress ?? ''
  })
  const [mayTell, setMayTell] = useState(content.channel !== 'none')
  const [isTried, setTried] = useState(false)
  const reading = readCorrection(content, typed)
  const wrong = isTried && reading.kind === 'wrong' ? reading.fields : []
  const errors: Readonly<Record<CorrectionField, string>> = {
    firstName: t.nameWrong,
    lastName: t.nameWrong,
    phoneNumber: t.phoneWrong,
    emailAddress: t.emailWrong
  }
  const field = (name: CorrectionField) => ({
    label: t[name],
    value: typed[name],
    onChange: (text: string) => setTyped({ ...typed, [name]: text }),
    autoComplete: 'off',
    spellCheck: 'false' as const,
    ...(wrong.includes(name) && { error: errors[name] })
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (reading.kind !== 'correction') return
    const { correction } = reading
    onCarryOut([{ action: { kind: 'correct', correction }, targets: [target] }, ...(mayTell ? [thenResend] : [])])
  }

  return (
    <Dialog
      title={t.correctTitle({ name: subjectName(subject) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form={formId}>
            {t.correctNow}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className={styles['body']} onSubmit={submit}>
        <p>{t.correctBody}</p>
        <div className={styles['pair']}>
          <TextField {...field('lastName')} autoFocus maxLength={200} />
          <TextField {...field('firstName')} maxLength={200} />
          <TextField {...field('phoneNumber')} type="tel" />
          <TextField {...field('emailAddress')} type="email" maxLength={320} />
        </div>
        {isTried && reading.kind === 'nothing' && <p role="alert">{t.nothingChanged}</p>}
        {content.channel !== 'none' && (
          <Switch isSelected={mayTell} onChange={setMayTell}>
            {t.tell}
          </Switch>
        )}
      </form>
    </Dialog>
  )
}
