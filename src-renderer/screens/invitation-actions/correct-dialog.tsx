import { type FormEvent, useState } from 'react'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Switch } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { ActionDialogProps } from './action-dialog.ts'
import styles from './invitation-actions.module.css'
import {
  type CorrectionField,
  type CorrectionTyped,
  displayName,
  readCorrection,
  type SelectedInvitation
} from './selection.ts'
import { useListSettings } from './use-list-settings.ts'

const formId = 'correct-form'

/** Corrects one patient's name and contact on the server. */
export function CorrectDialog({
  selected,
  onConfirm,
  onClose
}: Omit<ActionDialogProps, 'selection'> & { readonly selected: SelectedInvitation }) {
  const t = useText('actions')
  const { content, target } = selected
  const list = useListSettings(target.listId)
  const [typed, setTyped] = useState<CorrectionTyped>({
    firstName: content.firstName,
    lastName: content.lastName,
    phoneNumber: content.phoneNumber ?? '',
    emailAddress: content.emailAddress ?? ''
  })
  const [notifiesPatient, setNotifiesPatient] = useState(content.channel !== 'none')
  const [isTried, setTried] = useState(false)
  const reading = list?.ok === true ? readCorrection(content, typed, list.value) : null
  const invalid = isTried && reading?.kind === 'wrong' ? reading.fields : []
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
    ...(invalid.includes(name) && { error: errors[name] })
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (reading?.kind !== 'correction') return
    const { correction } = reading
    onConfirm([
      { action: { kind: 'correct', correction }, targets: [target] },
      ...(notifiesPatient ? [{ resendTo: [target] }] : [])
    ])
  }

  return (
    <Dialog
      title={t.correctTitle({ name: displayName(selected) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form={formId} isDisabled={reading === null}>
            {t.correctNow}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className={styles['body']} onSubmit={submit}>
        <p>{t.correctBody}</p>
        {list?.ok === false && <FailureNotice failure={list} />}
        <div className={styles['pair']}>
          <TextField {...field('lastName')} autoFocus maxLength={200} />
          <TextField {...field('firstName')} maxLength={200} />
          <TextField {...field('phoneNumber')} type="tel" />
          <TextField {...field('emailAddress')} type="email" maxLength={320} />
        </div>
        {isTried && reading?.kind === 'nothing' && <p role="alert">{t.nothingChanged}</p>}
        {content.channel !== 'none' && (
          <Switch isSelected={notifiesPatient} onChange={setNotifiesPatient}>
            {t.tell}
          </Switch>
        )}
      </form>
    </Dialog>
  )
}
