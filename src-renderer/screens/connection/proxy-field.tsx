import { Button } from '../../components/button.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { PasswordField, TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './authorities-field.module.css'

/** The account for the hospital's proxies, as typed. `isForgotten`: the stored one is deleted when the connection is saved. */
export interface TypedProxySignIn {
  readonly user: string
  readonly password: string
  readonly isForgotten: boolean
}

export const nothingTyped: TypedProxySignIn = { user: '', password: '', isForgotten: false }

export interface ProxyFieldProps {
  readonly typed: TypedProxySignIn
  readonly onChange: (typed: TypedProxySignIn) => void
  /** An account is stored with the connection. */
  readonly isStored: boolean
  /** The proxy has just asked for it. */
  readonly isNeeded: boolean
  /** Whether missing fields are marked. */
  readonly isChecked: boolean
}

/** The user name and the password that the hospital's proxy asks for. */
export function ProxyField({ typed, onChange, isStored, isNeeded, isChecked }: ProxyFieldProps) {
  const t = useText('proxy')
  const { required } = useText('connection')
  const isKept = isStored && !typed.isForgotten
  const missing = isChecked ? missingIn(typed) : null
  return (
    <Disclosure key={String(isNeeded)} title={t.title} isOpenAtFirst={isStored || isNeeded}>
      <div className={styles['part']}>
        <p className={styles['lead']}>{isKept ? t.kept : t.lead}</p>
        <TextField
          label={t.user}
          autoComplete="off"
          spellCheck="false"
          value={typed.user}
          onChange={(user) => onChange({ ...typed, user })}
          maxLength={200}
          error={missing === 'user' ? required : typed.user.includes(':') ? t.noColon : undefined}
        />
        <PasswordField
          label={t.password}
          value={typed.password}
          onChange={(password) => onChange({ ...typed, password })}
          maxLength={1000}
          error={missing === 'password' ? required : undefined}
        />
        {isKept && (
          <div>
            <Button kind="quiet" onPress={() => onChange({ ...nothingTyped, isForgotten: true })}>
              {t.forget}
            </Button>
          </div>
        )}
        {isStored && typed.isForgotten && <p role="status">{t.willBeForgotten}</p>}
      </div>
    </Disclosure>
  )
}

/** One without the other cannot sign in. */
function missingIn({ user, password }: TypedProxySignIn): 'user' | 'password' | null {
  if (user === '' && password !== '') return 'user'
  return user !== '' && password === '' ? 'password' : null
}

export function isProxySignInComplete(typed: TypedProxySignIn): boolean {
  return missingIn(typed) === null && !typed.user.includes(':')
}

/** As the call takes it: absent where nothing changes. */
export function proxySignInDetails({ user, password, isForgotten }: TypedProxySignIn) {
  if (user !== '') return { proxySignIn: { user, password } }
  return isForgotten ? { proxySignIn: null } : {}
}
