import { type FormEvent, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { ListSummary } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useBridge } from '../../state/use-app.tsx'
import { useWorkspace } from '../../workspace/use-workspace.tsx'

const nameLengthMax = 200

export function RenameDialog({ list, onClose }: { readonly list: ListSummary; readonly onClose: () => void }) {
  const t = useText('lists')
  const bridge = useBridge()
  const workspace = useWorkspace()
  const [name, setName] = useState(list.name)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const isEmpty = name.trim() === ''

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (isEmpty) return
    const { listId, revision } = list
    if (workspace.state()?.listId === listId) {
      workspace.rename(name.trim())
      return onClose()
    }
    const answer = await bridge.calls['lists.rename']({ listId, revision, name: name.trim() })
    if (answer.ok) onClose()
    else setFailure(answer.code)
  }

  return (
    <Dialog
      title={t.renameTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form="rename">
            {t.save}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNotice failure={{ code: failure }} />}
      <form id="rename" onSubmit={(event) => void save(event)}>
        <TextField
          label={t.newName}
          value={name}
          onChange={setName}
          maxLength={nameLengthMax}
          autoFocus
          error={isEmpty ? t.nameNeeded : undefined}
        />
      </form>
    </Dialog>
  )
}
