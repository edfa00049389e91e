import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Authority } from '#contract/authorities.ts'
import type { CallInput, FailureCode } from '#contract/channels.ts'
import type { Connection, SignedIn } from '#contract/connection.ts'
import type { PolicyView } from '#contract/policy.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { FixedField } from '../../components/fixed-field.tsx'
import { useFlash } from '../../components/flash.tsx'
import { Notice } from '../../components/notice.tsx'
import { Card } from '../../components/page.tsx'
import { PasswordField, TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useBridge } from '../../state/use-app.tsx'
import { AuthoritiesField } from './authorities-field.tsx'
import { ConnectionDiagnosticsPanel } from './connection-diagnostics.tsx'
import styles from './connection-form.module.css'
import { isProxySignInComplete, nothingTyped, ProxyField, proxySignInDetails } from './proxy-field.tsx'
import { useSavedAuthorities } from './use-saved-authorities.ts'

/** A clock difference from here on is shown: the server could refuse invitations for the next minutes. */
const clockDifferenceShownMs = 60_000

/** What the fields for the proxy's account mend. */
const proxySignInCodes: ReadonlySet<FailureCode> = new Set(['proxy-password', 'proxy-password-wrong'])

type Outcome =
  | { readonly kind: 'works'; readonly signedIn: SignedIn }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly detail?: string | undefined }

/** The input of the diagnostics; each run has its own number. */
type DiagnosticsInput = { readonly number: number; readonly draft: CallInput<'diagnostics.start'> }

export interface ConnectionFormProps {
  /** null: a new one. */
  readonly connection: Connection | null
  /** The server that the policy prescribes: name and address are read-only. */
  readonly server: PolicyView['server']
  readonly keychain: 'system' | 'none'
  /** Whether there is a screen to return to. */
  readonly canCancel: boolean
  readonly onDone: () => void
}

export function ConnectionForm({ connection, server, keychain, canCancel, onDone }: ConnectionFormProps) {
  const t = useText('connection')
  const diagnostics = useText('diagnostics')
  const bridge = useBridge()
  const flash = useFlash()
  const [name, setName] = useState(server?.name ?? connection?.name ?? '')
  const [baseUrl, setBaseUrl] = useState(server?.address ?? connection?.baseUrl ?? '')
  const [email, setEmail] = useState(connection?.email ?? '')
  const [password, setPassword] = useState('')
  const [isChecked, setChecked] = useState(false)
  const [busy, setBusy] = useState<'testing' | 'saving' | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const saved = useSavedAuthorities(connection)
  const [chosen, setChosen] = useState<readonly Authority[] | null>(null)
  const authorities = chosen ?? saved
  const [proxySignIn, setProxySignIn] = useState(nothingTyped)
  const [diagnosed, setDiagnosed] = useState<DiagnosticsInput | null>(null)
  const form = useRef<HTMLFormElement>(null)

  const isAnother = connection !== null && !isSameAccount(connection, { baseUrl, email })
  // A password belongs to one account of one server.
  const isPasswordKnown = connection !== null && !isAnother && connection.password !== 'none'
  const errors = {
    name: name.trim() === '' ? t.required : undefined,
    baseUrl: baseUrl.trim() === '' ? t.required : undefined,
    email: email.trim() === '' ? t.required : looksLikeEmail(email) ? undefined : t.emailInvalid,
    password: password === '' && !isPasswordKnown ? t.required : undefined
  }
  const isComplete = Object.values(errors).every((error) => error === undefined) && isProxySignInComplete(proxySignIn)

  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('input:not([readonly])')?.focus()
  }, [])

  function details(): CallInput<'connections.test'> {
    return {
      name: name.trim(),
      baseUrl: baseUrl.trim(),
      email: email.trim(),
      ...(connection !== null && { connectionId: connection.connectionId }),
      ...(password !== '' && { password }),
      ...(authorities !== null && { authorities: authorities.map(({ der }) => der) }),
      ...proxySignInDetails(proxySignIn)
    }
  }

  /** Marks missing fields and focuses the first one. */
  function isReady(): boolean {
    setChecked(true)
    if (isComplete) return true
    // The fields are marked in the next render; the first one is focused then.
    setTimeout(() => form.current?.querySelector<HTMLInputElement>('input[aria-invalid=true]')?.focus())
    return false
  }

  async function test(): Promise<void> {
    if (!isReady()) return
    setOutcome(null)
    setDiagnosed(null)
    setBusy('testing')
    const answer = await bridge.calls['connections.test'](details())
    setBusy(null)
    setOutcome(
      answer.ok
        ? { kind: 'works', signedIn: answer.value }
        : { kind: 'failed', code: answer.code, detail: answer.detail }
    )
  }

  function diagnose(): void {
    if (!isReady()) return
    setOutcome(null)
    setDiagnosed((before) => ({ number: (before?.number ?? 0) + 1, draft: details() }))
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!isReady()) return
    setBusy('saving')
    const answer = await bridge.calls['connections.save'](details())
    setBusy(null)
    if (!answer.ok) return setOutcome({ kind: 'failed', code: answer.code, detail: answer.detail })
    const words = answer.value.isAnother ? t.savedAsAnother : t.saved
    flash({ tone: 'ok', text: words({ name: name.trim() }) })
    onDone()
  }

  const passwordHelp =
    isPasswordKnown && connection.password === 'kept'
      ? t.passwordKept
      : isPasswordKnown && connection.password === 'session'
        ? t.passwordSession
        : keychain === 'system'
          ? t.willBeKept
          : t.willBeForgotten

  return (
    <>
      <Card title={connection === null ? (server?.name ?? t.addTitle) : t.changeNamed({ name: connection.name })}>
        <form ref={form} noValidate className={styles['form']} onSubmit={(event) => void save(event)}>
          <FixedField isFixed={server !== null} label={t.name}>
            <TextField
              label={t.name}
              {...(server === null && { help: t.nameHelp })}
              isReadOnly={server !== null}
              value={name}
              onChange={setName}
              maxLength={100}
              error={isChecked ? errors.name : undefined}
            />
          </FixedField>
          <FixedField isFixed={server !== null} label={t.address}>
            <TextField
              label={t.address}
              {...(server === null && { help: t.addressHelp })}
              type="url"
              inputMode="url"
              spellCheck="false"
              isReadOnly={server !== null}
              value={baseUrl}
              onChange={setBaseUrl}
              maxLength={400}
              error={isChecked ? errors.baseUrl : undefined}
            />
          </FixedField>
          <TextField
            label={t.email}
            help={t.emailHelp}
            type="email"
            autoComplete="off"
            spellCheck="false"
            value={email}
            onChange={setEmail}
            maxLength={320}
            error={isChecked ? errors.email : undefined}
          />
          <PasswordField
            label={t.password}
            help={passwordHelp}
            value={password}
            onChange={setPassword}
            maxLength={1000}
            error={isChecked ? errors.password : undefined}
          />
          {authorities !== null && (
            <AuthoritiesField
              authorities={authorities}
              saved={new Set(saved?.map(({ fingerprint }) => fingerprint))}
              onChange={setChosen}
            />
          )}
          <ProxyField
            typed={proxySignIn}
            onChange={setProxySignIn}
            isStored={connection?.hasProxySignIn === true}
            isNeeded={outcome?.kind === 'failed' && proxySignInCodes.has(outcome.code)}
            isChecked={isChecked}
          />
          {isAnother && (
            <Notice tone="warn" title={t.anotherTitle}>
              {t.anotherBody({ name: connection.name })}
            </Notice>
          )}
          {outcome !== null && <OutcomeNotice outcome={outcome} onDiagnose={diagnose} />}
          <div className={styles['actions']}>
            <Button onPress={() => void test()} pending={busy === 'testing' ? t.testing : undefined}>
              {t.test}
            </Button>
            {/* After a failure the button is part of the notice. */}
            {outcome?.kind !== 'failed' && (
              <Button kind="quiet" onPress={diagnose}>
                {diagnostics.start}
              </Button>
            )}
            <div className={styles['end']}>
              {canCancel && (
                <Button kind="quiet" onPress={onDone}>
                  {t.cancel}
                </Button>
              )}
              <Button kind="primary" type="submit" pending={busy === 'saving' ? t.saving : undefined}>
                {t.save}
              </Button>
            </div>
          </div>
        </form>
      </Card>
      {diagnosed !== null && (
        <ConnectionDiagnosticsPanel key={diagnosed.number} draft={diagnosed.draft} onClose={() => setDiagnosed(null)} />
      )}
    </>
  )
}

/** As far as it can be seen here: the scheme, a last slash and capitals of the account do not count. */
function isSameAccount(known: Pick<Connection, 'baseUrl' | 'email'>, typed: Pick<Connection, 'baseUrl' | 'email'>) {
  const plain = (address: string) =>
    address
      .trim()
      .replace(/^https:\/\//i, '')
      .replace(/(?<!\/)\/+$/, '')
  return plain(known.baseUrl) === plain(typed.baseUrl) && known.email.toLowerCase() === typed.email.trim().toLowerCase()
}

/** A rough check that saves a round trip; the server decides. */
function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@\S+$/.test(text.trim())
}

function OutcomeNotice({ outcome, onDiagnose }: { readonly outcome: Outcome; readonly onDiagnose: () => void }) {
  const t = useText('connection')
  const diagnostics = useText('diagnostics')
  if (outcome.kind === 'failed') {
    return <FailureNotice failure={outcome} action={<Button onPress={onDiagnose}>{diagnostics.start}</Button>} />
  }
  const { firstName, lastName, email, clockDifferenceMs } = outcome.signedIn
  const isClockOff = clockDifferenceMs !== null && Math.abs(clockDifferenceMs) >= clockDifferenceShownMs
  return (
    <>
      <Notice tone="ok" title={t.works({ name: `${firstName} ${lastName}`.trim(), email })} />
      {isClockOff && <Notice tone="warn" title={t.clockDiffers({ seconds: Math.abs(clockDifferenceMs) / 1000 })} />}
    </>
  )
}
