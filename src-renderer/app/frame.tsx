import { Suspense, useEffect, useRef } from 'react'
import { Icon } from '../components/icon.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useText } from '../i18n/use-text.tsx'
import { appName } from './app-name.ts'
import { BatchStrip } from './batch-strip.tsx'
import { CloseDialog } from './close-dialog.tsx'
import styles from './frame.module.css'
import { JournalNotice } from './journal-notice.tsx'
import { type Place, placeToHash } from './place.ts'
import { PlaceLink } from './place-link.tsx'
import { RebuildNotice } from './rebuild-notice.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import type { Screens } from './screens.ts'
import { ShownScreen } from './shown-screen.tsx'
import { Stepper } from './stepper.tsx'
import { areClosed, TroubleNotice } from './trouble-notice.tsx'
import {
  useConnections,
  useIsPractising,
  useIsWithoutConnection,
  useLists,
  useMirrored,
  useNavigate,
  usePlace,
  useSettings
} from './use-app.tsx'
import { useShellLabels, useTitle, useUnsaved } from './use-shell.ts'

/** Everything around a screen: navigation, the connection in use, and the running batch. */
export function Frame({ screens }: { readonly screens: Screens }) {
  const t = useText('frame')
  const place = usePlace()
  const isKnown = useIsEverythingKnown(place)
  const isWaitingForRecords = useMirrored((state) => areClosed(state.snapshot?.recordsNotice ?? null))
  const main = useRef<HTMLElement>(null)
  const address = placeToHash(place)
  const shownBefore = useRef(address)
  useTitle()
  useShellLabels()
  useWayToConnection()
  useUnsaved()

  useEffect(() => {
    if (shownBefore.current === address) return
    shownBefore.current = address
    main.current?.focus()
    main.current?.scrollTo(0, 0)
  }, [address])

  return (
    <div className={styles['frame']}>
      <button type="button" className={styles['skip']} onClick={() => main.current?.focus()}>
        {t.skip}
      </button>
      <PracticeBand />
      <TopBar />
      {place.kind === 'list' && <Stepper listId={place.listId} step={place.step} />}
      <BatchStrip />
      <main ref={main} tabIndex={-1} aria-labelledby="page-title" className={styles['main']}>
        <TroubleNotice />
        <RebuildNotice />
        <JournalNotice />
        {isKnown ? (
          <ScreenBoundary key={address}>
            {place.kind === 'list' && (place.step === 'check' || place.step === 'send') && (
              <Suspense fallback={null}>
                <div className={styles['notices']}>
                  <screens.SentBefore listId={place.listId} />
                </div>
              </Suspense>
            )}
            <Suspense fallback={null}>
              <ShownScreen screens={screens} place={place} />
            </Suspense>
          </ScreenBoundary>
        ) : (
          !isWaitingForRecords && (
            <div className={styles['starting']}>
              <ProgressBar label={t.starting} fraction={null} />
            </div>
          )
        )}
      </main>
      <CloseDialog />
    </div>
  )
}

/**
 * Whether the data that the current screen needs has arrived. While the records are closed, the connection and settings
 * screens work without lists.
 */
function useIsEverythingKnown(place: Place): boolean {
  const lists = useLists()
  const areRecordsClosed = useMirrored((state) => areClosed(state.snapshot?.recordsNotice ?? null))
  const needsLists = !(areRecordsClosed && (place.kind === 'connection' || place.kind === 'settings'))
  const connections = useConnections()
  const settings = useSettings()
  return (lists !== null || !needsLists) && connections !== null && settings !== null
}

/** Opens the connection screen once when no connection is usable. */
function useWayToConnection(): void {
  const isWithout = useIsWithoutConnection()
  const navigate = useNavigate()
  const isAtHome = usePlace().kind === 'lists'
  const isLed = useRef(false)
  useEffect(() => {
    if (!isWithout) isLed.current = false
    if (!isWithout || !isAtHome || isLed.current) return
    isLed.current = true
    navigate({ kind: 'connection' })
  }, [isWithout, isAtHome, navigate])
}

function PracticeBand() {
  const t = useText('frame')
  const isPractising = useIsPractising()
  if (!isPractising) return null
  return (
    <div className={styles['band']}>
      <p className={styles['bandWords']}>
        <Icon name="practice" />
        {t.practiceBand}
      </p>
      <PlaceLink to={{ kind: 'practice' }}>{t.practiceMessages}</PlaceLink>
    </div>
  )
}

function TopBar() {
  const t = useText('frame')
  const place = usePlace()
  const isHome = place.kind === 'lists' || place.kind === 'list' || place.kind === 'import' || place.kind === 'compare'
  return (
    <header className={styles['bar']}>
      <span className={styles['brand']}>
        <Icon name="send" />
        <span className={styles['brandName']}>{appName}</span>
      </span>
      <nav aria-label={t.mainMenu} className={styles['menu']}>
        <PlaceLink to={{ kind: 'lists' }} isCurrent={isHome && 'page'} className={styles['menuLink']}>
          {t.lists}
        </PlaceLink>
        <PlaceLink to={{ kind: 'board' }} isCurrent={place.kind === 'board' && 'page'} className={styles['menuLink']}>
          {t.board}
        </PlaceLink>
        <ConnectionLink />
        <PlaceLink
          to={{ kind: 'settings' }}
          isCurrent={(place.kind === 'settings' || place.kind === 'audit' || place.kind === 'rebuild') && 'page'}
          className={styles['menuLink']}
        >
          <Icon name="settings" />
          {t.settings}
        </PlaceLink>
      </nav>
    </header>
  )
}

function ConnectionLink() {
  const t = useText('frame')
  const p = useText('policy')
  const place = usePlace()
  const told = useConnections()
  const isWithout = useIsWithoutConnection()
  const chosen = told?.connections.find(({ connectionId }) => connectionId === told.chosen)
  const isPractice = chosen?.kind === 'practice'
  const lacksPassword = chosen?.kind === 'server' && chosen.password === 'none'
  return (
    <PlaceLink
      to={{ kind: 'connection' }}
      isCurrent={place.kind === 'connection' && 'page'}
      className={`${styles['menuLink']} ${styles['connection']}`}
    >
      <Icon name={isPractice ? 'practice' : lacksPassword || isWithout ? 'warning' : 'server'} />
      <span className={styles['connectionWords']}>
        <span className={styles['soft']}>{t.connectionIs}</span>{' '}
        {isWithout ? p.notSetUp : chosen === undefined ? t.connection : isPractice ? t.practice : chosen.name}
        {lacksPassword && ` (${t.noPassword})`}
      </span>
    </PlaceLink>
  )
}
