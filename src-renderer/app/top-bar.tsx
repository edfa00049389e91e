import { classes } from '../components/classes.ts'
import { Icon } from '../components/icon.tsx'
import { useText } from '../i18n/use-text.tsx'
import type { Route } from '../state/route.ts'
import {
  useConnections,
  useHasNoConnection,
  useIsPracticeMode,
  useIsPracticeShown,
  useRoute
} from '../state/use-app.tsx'
import { appName } from './app-name.ts'
import { ListTitle } from './list-title.tsx'
import { RouteLink } from './route-link.tsx'
import { Stepper } from './stepper.tsx'
import styles from './top-bar.module.css'

/** The settings, and the screens that they lead to. */
const settingsRoutes: readonly Route['kind'][] = ['settings', 'directory', 'audit-log', 'figures', 'restore']
const listRoutes: readonly Route['kind'][] = ['lists', 'list', 'import', 'import-several', 'compare']

/** The one bar above every screen: where one is, the open list with its steps, and the connection in use. */
export function TopBar() {
  const t = useText('frame')
  const route = useRoute()
  return (
    <>
      <PracticeBand />
      <div className={styles['bar']}>
        <span className={styles['brand']} title={appName}>
          <Icon name="send" />
          <span className="visually-hidden">{appName}</span>
        </span>
        <nav aria-label={t.mainMenu} className={styles['menu']}>
          <RouteLink
            to={{ kind: 'lists' }}
            isCurrent={listRoutes.includes(route.kind) && 'page'}
            className={styles['menuLink']}
          >
            {t.lists}
          </RouteLink>
          <RouteLink to={{ kind: 'board' }} isCurrent={route.kind === 'board' && 'page'} className={styles['menuLink']}>
            {t.board}
          </RouteLink>
        </nav>
        {route.kind === 'list' && <ListTitle listId={route.listId} />}
        <span className={styles['space']} />
        {route.kind === 'list' && <Stepper listId={route.listId} step={route.step} />}
        <nav aria-label={t.appMenu} className={styles['menu']}>
          <ConnectionLink />
          <RouteLink
            to={{ kind: 'settings' }}
            isCurrent={settingsRoutes.includes(route.kind) && 'page'}
            className={`${styles['menuLink']} ${styles['square']}`}
            title={t.settings}
          >
            <Icon name="settings" />
            <span className="visually-hidden">{t.settings}</span>
          </RouteLink>
        </nav>
      </div>
    </>
  )
}

function PracticeBand() {
  const t = useText('frame')
  const isPractice = useIsPracticeShown()
  const isPracticeMode = useIsPracticeMode()
  if (!isPractice) return null
  return (
    <div className={styles['band']}>
      <p className={styles['bandWords']}>{isPracticeMode ? t.practiceBand : t.practiceListBand}</p>
      {isPracticeMode && <RouteLink to={{ kind: 'practice' }}>{t.practiceMessages}</RouteLink>}
    </div>
  )
}

function ConnectionLink() {
  const t = useText('frame')
  const p = useText('policy')
  const route = useRoute()
  const connections = useConnections()
  const hasNoConnection = useHasNoConnection()
  const chosen = connections?.connections.find(({ connectionId }) => connectionId === connections.chosen)
  const isPractice = chosen?.kind === 'practice'
  const lacksPassword = chosen?.kind === 'server' && chosen.password === 'none'
  const name = hasNoConnection
    ? p.notSetUp
    : chosen === undefined
      ? t.connection
      : isPractice
        ? t.practice
        : chosen.name
  const words = lacksPassword ? `${name} (${t.noPassword})` : name
  return (
    <RouteLink
      to={{ kind: 'connection' }}
      isCurrent={route.kind === 'connection' && 'page'}
      className={`${styles['menuLink']} ${styles['connection']}`}
      title={`${t.connectionIs} ${words}`}
    >
      <Icon name={isPractice ? 'practice' : lacksPassword || hasNoConnection ? 'warning' : 'server'} size="small" />
      <span className={classes(styles['connectionWords'], isPractice && styles['saidAbove'])}>
        <span className="visually-hidden">{t.connectionIs}</span> {words}
      </span>
    </RouteLink>
  )
}
