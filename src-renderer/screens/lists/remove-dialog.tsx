import { useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { ListSummary } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { listProgress } from '../../app/list-progress.ts'
import { AlertDialog, Dialog } from '../../components/dialog.tsx'
import { useFlash } from '../../components/flash.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useBridge } from '../../state/use-app.tsx'

/** Says what goes, and what does not: invitations stay valid on the server. */
export function RemoveDialog({ list, onClose }: { readonly list: ListSummary; readonly onClose: () => void }) {
  const t = useText('lists')
  const erasure = useText('retention')
  const bridge = useBridge()
  const flash = useFlash()
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const [isRemoving, setRemoving] = useState(false)
  const { created } = listProgress(list)

  async function remove(): Promise<void> {
    setRemoving(true)
    // Soon after the start it waits until everything was checked.
    const answer = await bridge.calls['lists.remove']({ listId: list.listId })
    setRemoving(false)
    if (!answer.ok) return setFailure(answer.code)
    onClose()
    flash({ tone: 'ok', text: t.removed({ name: list.name }) })
  }

  if (isRemoving) {
    return (
      <Dialog title={t.removeTitle({ name: list.name })} isOpen onClose={onClose}>
        <ProgressBar label={erasure.erasing} fraction={null} />
      </Dialog>
    )
  }
  return (
    <AlertDialog
      title={t.removeTitle({ name: list.name })}
      isOpen
      isDangerous
      confirmLabel={t.removeConfirm}
      cancelLabel={t.removeKeep}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      {failure !== null && <FailureNotice failure={{ code: failure }} />}
      <p>{list.erased?.isWhole === true ? erasure.removeErased : t.removePatients({ count: list.figures.patients })}</p>
      {created > 0 && <p>{t.removeLinks({ count: created })}</p>}
    </AlertDialog>
  )
}
