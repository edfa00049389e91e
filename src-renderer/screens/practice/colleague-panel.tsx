import { useState } from 'react'
import type { InvitationContent } from '#contract/invitation.ts'
import { rowsPerCall } from '#contract/limits.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { EmptyState } from '../../components/page.tsx'
import { Select } from '../../components/select.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge, useLists } from '../../state/use-app.tsx'
import styles from './practice-screen.module.css'

/** Lets a colleague at another computer invite the patients of a list that are not invited from here. */
export function ColleaguePanel() {
  const t = useText('practiceColleague')
  const flash = useFlash()
  const { calls } = useBridge()
  const lists = useLists()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function invite(listId: string): Promise<void> {
    setBusy(true)
    const patients: InvitationContent[] = []
    let answer: { readonly ok: boolean } & Partial<Failure> = { ok: true }
    for (let offset = 0; ; offset += rowsPerCall) {
      const page = await calls['sending.invitations']({ listId, offset, limit: rowsPerCall })
      answer = page
      if (!page.ok) break
      for (const { state, content } of page.value) if (state === 'ready') patients.push(content)
      if (page.value.length < rowsPerCall) break
    }
    for (let start = 0; answer.ok && start < patients.length; start += rowsPerCall) {
      answer = await calls['practice.colleague']({ patients: patients.slice(start, start + rowsPerCall) })
    }
    setBusy(false)
    if (answer.ok) flash({ tone: 'ok', text: t.invited({ count: patients.length }) })
    setFailure(answer.ok || answer.code === undefined ? null : { code: answer.code })
  }

  if (lists !== null && lists.length === 0) return <EmptyState icon="person" title={t.none} />
  return (
    <div className={styles['messages']}>
      <p>{t.lead}</p>
      {failure !== null && <FailureNotice failure={failure} onDismiss={() => setFailure(null)} />}
      <Select
        label={t.list}
        choices={(lists ?? []).map(({ listId, name }) => ({ value: listId, label: name }))}
        value={chosen}
        onChange={setChosen}
      />
      <div>
        <Button
          isDisabled={chosen === null}
          pending={isBusy ? t.inviting : undefined}
          onPress={() => chosen !== null && void invite(chosen)}
        >
          {t.invite}
        </Button>
      </div>
    </div>
  )
}
