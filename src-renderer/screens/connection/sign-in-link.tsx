import { useEffect, useState } from 'react'
import type { ServerLimits } from '#contract/server-protocol.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { useFlash } from '../../components/flash.tsx'
import { Notice } from '../../components/notice.tsx'
import { PasswordField, TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import styles from './connection-form.module.css'

type Secret = 'kept' | 'session' | 'none'

const secretLengthMin = 8

/** Creates a doctor's sign-in link from the server's shared secret, for the connection in use. */
export function SignInLink({ limits }: { readonly limits: ServerLimits }) {
  const t = useText('signInLink')
  const { calls } = useBridge()
  const flash = useFlash()
  const [known, setKnown] = useState<Secret | null>(null)
  const [secret, setSecret] = useState('')
  const [doctor, setDoctor] = useState('')
  const [tried, setTried] = useState<'secret' | 'doctor' | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [made, setMade] = useState<{ readonly by: 'open' | 'copy'; readonly until: number } | null>(null)
  const minutes = limits.signInLinkMs / 60_000
  const isSecretRight = secret.length >= secretLengthMin
  const doctorEmail = doctor.trim()
  const isDoctorRight = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(doctorEmail)

  useEffect(() => {
    let isGone = false
    void calls['signInLink.status'](undefined).then((answer) => {
      if (!isGone && answer.ok) setKnown(answer.value.secret)
    })
    return () => {
      isGone = true
    }
  }, [calls])

  async function store(next: string | null): Promise<void> {
    if (next !== null) setTried('secret')
    if (next !== null && !isSecretRight) return
    const answer = await calls['signInLink.setSecret']({ secret: next })
    setFailure(answer.ok ? null : answer)
    if (!answer.ok) return
    setTried(null)
    setSecret('')
    setMade(null)
    const status = await calls['signInLink.status'](undefined)
    if (status.ok) setKnown(status.value.secret)
    flash({ tone: 'ok', text: next === null ? t.forgotten : t.stored })
  }

  async function use(by: 'open' | 'copy'): Promise<void> {
    setTried('doctor')
    setMade(null)
    if (!isDoctorRight) return
    const answer = await calls['signInLink.use']({ doctorEmail, by })
    setFailure(answer.ok ? null : answer)
    if (answer.ok) setMade({ by, until: answer.value.validUntil })
  }

  return (
    <Disclosure title={t.title}>
      <div className={styles['form']}>
        <p>{t.lead({ minutes })}</p>
        {known !== null && <p>{t[known]}</p>}
        {failure !== null && <FailureNotice failure={failure} onDismiss={() => setFailure(null)} />}
        {made !== null && (
          <Notice
            tone="ok"
            title={made.by === 'open' ? t.opened(made) : t.copied({ ...made, minutes })}
            onDismiss={() => setMade(null)}
          />
        )}
        <PasswordField
          label={t.secret}
          help={t.secretHelp}
          value={secret}
          onChange={setSecret}
          maxLength={1000}
          error={tried === 'secret' && !isSecretRight ? t.tooShort : undefined}
        />
        <div className={styles['actions']}>
          <Button icon="key" onPress={() => void store(secret)}>
            {t.store}
          </Button>
          {known !== null && known !== 'none' && (
            <Button kind="quiet" onPress={() => void store(null)}>
              {t.forget}
            </Button>
          )}
        </div>
        {known !== null && known !== 'none' && (
          <>
            <TextField
              label={t.doctor}
              help={t.doctorHelp}
              type="email"
              autoComplete="off"
              spellCheck="false"
              value={doctor}
              onChange={setDoctor}
              maxLength={320}
              error={tried === 'doctor' && !isDoctorRight ? t.doctorWrong : undefined}
            />
            <div className={styles['actions']}>
              <Button icon="globe" onPress={() => void use('open')}>
                {t.open}
              </Button>
              <Button icon="copy" onPress={() => void use('copy')}>
                {t.copy}
              </Button>
            </div>
          </>
        )}
      </div>
    </Disclosure>
  )
}
