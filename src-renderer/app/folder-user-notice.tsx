import { useState } from 'react'
import type { FolderUser } from '#contract/app.ts'
import type { FailureCode } from '#contract/channels.ts'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { explain } from '../i18n/messages.ts'
import { useLanguage, useText } from '../i18n/use-text.tsx'
import { useBridge } from '../state/use-app.tsx'
import { FailureNotice } from './failure-notice.tsx'

/** The app works with the records elsewhere: where, who, and what a person can do about it. */
export function FolderUserNotice({ folderUser }: { readonly folderUser: FolderUser | null }) {
  const language = useLanguage()
  const t = useText('folderUser')
  const bridge = useBridge()
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const { what, next } = explain(language, 'recordsNotice.in-use-elsewhere')
  const isSilent = folderUser?.canBeTaken === true

  async function take(): Promise<void> {
    const answer = await bridge.calls['app.takeFolder'](undefined)
    setFailure(answer.ok ? null : answer.code)
  }

  return (
    <>
      <Notice
        tone="bad"
        title={what}
        {...(isSilent && { action: <Button onPress={() => void take()}>{t.take}</Button> })}
      >
        {folderUser !== null && folderUser.computer !== '' && <p>{t.by(folderUser)}</p>}
        {isSilent && <p>{t.silent}</p>}
        {next}
      </Notice>
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
    </>
  )
}
