import { assertNever } from '#contract/assert-never.ts'
import type { Connection } from '#contract/connection.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Icon } from '../../components/icon.tsx'
import { Tag } from '../../components/tag.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './connection-list.module.css'
import { Entry, EntryList } from './entry-list.tsx'

export interface ConnectionListProps {
  readonly connections: readonly Connection[]
  readonly chosen: string
  readonly onChoose: (connection: Connection) => void
  readonly onChange: (connection: Connection) => void
  readonly onForget: (connection: Connection) => void
}

export function ConnectionList({ connections, chosen, ...actions }: ConnectionListProps) {
  const t = useText('connection')
  return (
    <EntryList label={t.connections}>
      {connections.map((connection) => (
        <ConnectionItem
          key={connection.connectionId}
          connection={connection}
          isChosen={connection.connectionId === chosen}
          {...actions}
        />
      ))}
    </EntryList>
  )
}

interface ConnectionItemProps extends Pick<ConnectionListProps, 'onChoose' | 'onChange' | 'onForget'> {
  readonly connection: Connection
  readonly isChosen: boolean
}

function ConnectionItem({ connection, isChosen, onChoose, onChange, onForget }: ConnectionItemProps) {
  const t = useText('connection')
  const policy = useText('policy')
  const isBlocked = connection.isBlocked === true
  const isPractice = connection.kind === 'practice'
  const name = isPractice ? t.practiceName : connection.name
  return (
    <Entry
      className={classes(styles['connection'], isChosen && styles['chosen'])}
      icon={<Icon name={isPractice ? 'practice' : 'server'} />}
      name={name}
      tags={
        <>
          {isChosen && (
            <Tag tone="ok" icon="check">
              {t.chosen}
            </Tag>
          )}{' '}
          {isBlocked && (
            <Tag tone="warn" icon="lock">
              {policy.blocked}
            </Tag>
          )}
          {connection.wasAltered === true && (
            <Tag tone="bad" icon="warning">
              {t.altered}
            </Tag>
          )}
          {!isPractice && !isBlocked && <PasswordTag password={connection.password} />}
        </>
      }
      actions={
        <>
          {!isPractice && (
            <>
              <Button kind="quiet" aria-label={t.forgetNamed({ name })} onPress={() => onForget(connection)}>
                {t.forget}
              </Button>
              {!isBlocked && (
                <Button kind="quiet" aria-label={t.changeNamed({ name })} onPress={() => onChange(connection)}>
                  {t.change}
                </Button>
              )}
            </>
          )}
          {!isChosen && !isBlocked && (
            <Button aria-label={t.chooseNamed({ name })} onPress={() => onChoose(connection)}>
              {t.choose}
            </Button>
          )}
        </>
      }
    >
      {isPractice ? (
        <p className={styles['detail']}>{t.practiceDetail}</p>
      ) : (
        <>
          <p className={styles['detail']}>{connection.baseUrl}</p>
          <p className={styles['detail']}>{connection.email}</p>
        </>
      )}
    </Entry>
  )
}

function PasswordTag({ password }: Pick<Connection, 'password'>) {
  const t = useText('connection')
  switch (password) {
    case 'kept':
      return (
        <Tag tone="plain" icon="key">
          {t.stateKept}
        </Tag>
      )
    case 'session':
      return (
        <Tag tone="plain" icon="clock">
          {t.stateSession}
        </Tag>
      )
    case 'none':
      return (
        <Tag tone="warn" icon="warning">
          {t.stateNone}
        </Tag>
      )
    default:
      return assertNever(password)
  }
}
