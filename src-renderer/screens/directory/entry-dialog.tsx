import { type FormEvent, useId, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { DirectoryEntry, DirectoryView } from '#contract/directory.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { ComboBox } from '../../components/combo-box.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useDestinations } from '../../state/use-destinations.ts'
import type { DirectoryChange } from '../../workspace/directory.ts'
import { changeTo, entryFor, isSameTarget, nameOf, proposeTargets, readTarget, targetChoices } from './targets.ts'

export interface EntryDialogProps {
  /** The entry to be corrected; null: a new one. */
  readonly entry: DirectoryEntry | null
  readonly directory: DirectoryView
  /** null: it went well. */
  readonly onSave: (change: DirectoryChange, entry: DirectoryEntry) => Promise<FailureCode | null>
  readonly onClose: () => void
}

type Problem = 'textMissing' | 'targetMissing' | 'addressWrong' | 'queueUnknown'

/** Says who is meant by a text. */
export function EntryDialog({ entry, directory, onSave, onClose }: EntryDialogProps) {
  const t = useText('directory')
  const formId = useId()
  const destinations = useDestinations()
  const known = { directory, destinations }
  const [text, setText] = useState(entry?.text ?? '')
  const [typed, setTyped] = useState(entry === null ? '' : nameOf(entry))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const written = text.trim()
  const before = written === '' ? undefined : entryFor(written, directory)
  const isByIt = before?.source === 'it'
  const isOther = before !== undefined && before.entry.text !== entry?.text
  const proposals = proposeTargets(written, known)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (written === '') return setProblem('textMissing')
    const read = readTarget(typed, known)
    if (read.kind === 'wrong') return setProblem(read.problem)
    if (isByIt) return
    setProblem(null)
    const next = { text: written, ...read.target }
    const failed = await onSave(changeTo(next, directory, entry), next)
    setFailure(failed)
    if (failed === null) onClose()
  }

  return (
    <Dialog
      title={entry === null ? t.addTitle : t.correctTitle(entry)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form={formId} isDisabled={isByIt}>
            {t.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate>
        {failure !== null && <FailureNotice failure={{ code: failure }} />}
        <TextField
          label={t.text}
          help={t.textHelp}
          value={text}
          onChange={setText}
          maxLength={200}
          autoFocus={entry === null}
          {...(problem === 'textMissing' && { error: t.textMissing })}
        />
        <ComboBox
          label={t.target}
          choices={targetChoices(proposals, t)}
          value={typed}
          onChange={setTyped}
          {...(problem !== null && problem !== 'textMissing' && { error: targetProblem(problem, typed.trim(), t) })}
        />
        {isOther && !isSameTargetTyped(before.entry, typed) && (
          <Notice
            tone={isByIt ? 'bad' : 'warn'}
            title={(isByIt ? t.isByIt : t.replaces)({ text: before.entry.text, to: nameOf(before.entry) })}
          />
        )}
      </form>
    </Dialog>
  )
}

function isSameTargetTyped(entry: DirectoryEntry, typed: string): boolean {
  const text = typed.trim()
  return isSameTarget(entry, text.includes('@') ? { doctorEmail: text } : { queue: text })
}

/** Why what was typed is no account and no queue. */
export function targetProblem(
  problem: 'targetMissing' | 'addressWrong' | 'queueUnknown',
  text: string,
  t: ReturnType<typeof useText<'directory'>>
): string {
  if (problem === 'targetMissing') return t.targetMissing
  return problem === 'addressWrong' ? t.addressWrong({ text }) : t.queueUnknown({ text })
}
