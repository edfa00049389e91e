import { useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { Connection } from '#contract/connection.ts'
import { noConnectionId } from '#contract/connection-ids.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { AlertDialog } from '../../components/dialog.tsx'
import { useFlash } from '../../components/flash.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageHeader } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useBridge, useConnections, useIsDisabledByPolicy, usePolicy, useServerLimits } from '../../state/use-app.tsx'
import { ConnectionForm } from './connection-form.tsx'
import { ConnectionList } from './connection-list.tsx'
import { SignInLink } from './sign-in-link.tsx'

/** `new`: a server that is not there yet. */
type Edited = { readonly kind: 'new' } | { readonly kind: 'known'; readonly connection: Connection }

export function ConnectionScreen() {
  const t = useText('connection')
  const p = useText('policy')
  const connectionsState = useConnections()
  const limits = useServerLimits(connectionsState?.chosen)
  const server = usePolicy()?.server ?? null
  const areSignInLinksOff = useIsDisabledByPolicy('sign-in-links')
  const bridge = useBridge()
  const flash = useFlash()
  const [edited, setEdited] = useState<Edited | null>(null)
  const [forgetting, setForgetting] = useState<Connection | null>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  if (connectionsState === null) return null
  const hasNoConnection = connectionsState.chosen === noConnectionId
  const hasServer = connectionsState.connections.some(({ kind, isBlocked }) => kind === 'server' && isBlocked !== true)
  // Where there is one thing to do, it is open.
  const form: Edited | null = edited ?? (hasNoConnection && !hasServer ? { kind: 'new' } : null)

  function nameOf(connection: Connection): string {
    return connection.kind === 'practice' ? t.practiceName : connection.name
  }

  async function choose(connection: Connection): Promise<void> {
    const answer = await bridge.calls['connections.choose']({ connectionId: connection.connectionId })
    setFailure(answer.ok ? null : answer.code)
    if (answer.ok) flash({ tone: 'ok', text: t.nowChosen({ name: nameOf(connection) }) })
  }

  async function forget(connection: Connection): Promise<void> {
    setForgetting(null)
    const answer = await bridge.calls['connections.forget']({ connectionId: connection.connectionId })
    setFailure(answer.ok ? null : answer.code)
    if (!answer.ok) return
    setEdited(null)
    flash({ tone: 'ok', text: t.forgotten({ name: connection.name }) })
  }

  return (
    <Page width="reading">
      <PageHeader title={t.title}>{t.lead}</PageHeader>
      {connectionsState.keychain === 'none' && (
        <Notice tone="warn" title={t.noKeychain}>
          {t.noKeychainNext}
        </Notice>
      )}
      {hasNoConnection && (
        <Notice tone="info" title={p.noConnection}>
          {p.noConnectionNext}
        </Notice>
      )}
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
      {connectionsState.connections.length > 0 && (
        <ConnectionList
          connections={connectionsState.connections}
          chosen={connectionsState.chosen}
          onChoose={(connection) => void choose(connection)}
          onChange={(connection) => setEdited({ kind: 'known', connection })}
          onForget={setForgetting}
        />
      )}
      {form === null ? (
        <div>
          <Button icon="add" onPress={() => setEdited({ kind: 'new' })}>
            {server !== null && hasServer ? p.addAccount : t.add}
          </Button>
        </div>
      ) : (
        <ConnectionForm
          key={form.kind === 'new' ? 'new' : form.connection.connectionId}
          connection={form.kind === 'new' ? null : form.connection}
          server={server}
          keychain={connectionsState.keychain}
          canCancel={edited !== null}
          onDone={() => setEdited(null)}
        />
      )}
      {/* The form beside it may have the connection's id as its key: React would not know the two apart. */}
      {limits !== null && !areSignInLinksOff && (
        <SignInLink key={`sign-in ${connectionsState.chosen}`} limits={limits} />
      )}
      {forgetting !== null && (
        <AlertDialog
          title={t.forgetTitle({ name: forgetting.name })}
          isOpen
          isDangerous
          confirmLabel={t.forgetConfirm}
          cancelLabel={t.forgetKeep}
          onConfirm={() => void forget(forgetting)}
          onCancel={() => setForgetting(null)}
        >
          <p>{t.forgetBody}</p>
        </AlertDialog>
      )}
    </Page>
  )
}
