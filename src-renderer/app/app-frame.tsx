import { Suspense, useEffect, useRef, useState } from 'react'
import { useFocusHistory } from '../components/focus-return.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useText } from '../i18n/use-text.tsx'
import { type Route, routeToHash } from '../state/route.ts'
import {
  useAppState,
  useConnections,
  useHasNoConnection,
  useLists,
  useNavigate,
  useRoute,
  useSettings
} from '../state/use-app.tsx'
import styles from './app-frame.module.css'
import { AppNotices, areRecordsUnavailable } from './app-notices.tsx'
import { AuditNotice } from './audit-notice.tsx'
import { BatchStrip } from './batch-strip.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { CurrentScreen } from './current-screen.tsx'
import { OtherConnectionNotice } from './other-connection-notice.tsx'
import { PatientsHostNotice } from './patients-host-notice.tsx'
import { RestoreNotice } from './restore-notice.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import type { Screens } from './screens.ts'
import { Shortcuts } from './shortcuts.tsx'
import { TopBar } from './top-bar.tsx'
import { useAreas } from './use-areas.ts'
import { useListNotice, useTitle, useUnsaved } from './use-window-shell.ts'

/** Everything around a screen: navigation, the connection in use, and the running batch. */
export function AppFrame({ screens }: { readonly screens: Screens }) {
  const t = useText('frame')
  const route = useRoute()
  const isReady = useIsReady(route)
  const isWaitingForRecords = useAppState((state) => areRecordsUnavailable(state.snapshot?.recordsNotice ?? null))
  const main = useRef<HTMLElement>(null)
  const address = routeToHash(route)
  const previousAddress = useRef(address)
  useTitle()
  useConnectionRedirect()
  useUnsaved()
  useListNotice()
  useAreas()
  useFocusHistory()

  useEffect(() => {
    if (previousAddress.current === address) return
    previousAddress.current = address
    main.current?.focus()
    main.current?.scrollTo(0, 0)
  }, [address])

  return (
    <div className={styles['frame']}>
      <header data-area="">
        <button type="button" className={styles['skip']} onClick={() => main.current?.focus()}>
          {t.skip}
        </button>
        <TopBar />
      </header>
      <BatchStrip />
      <main ref={main} tabIndex={-1} aria-labelledby="page-title" className={styles['main']}>
        <AppNotices />
        <RestoreNotice />
        <PatientsHostNotice />
        <AuditNotice />
        {isReady ? (
          <ScreenBoundary key={address}>
            {route.kind === 'list' && <OtherConnectionNotice listId={route.listId} />}
            {route.kind === 'list' && (route.step === 'check' || route.step === 'send') && (
              <Suspense fallback={null}>
                <div className={styles['notices']}>
                  <screens.SentBefore listId={route.listId} />
                </div>
              </Suspense>
            )}
            <Suspense fallback={null}>
              <CurrentScreen screens={screens} route={route} />
            </Suspense>
          </ScreenBoundary>
        ) : (
          !isWaitingForRecords && <Starting />
        )}
      </main>
      <CloseDialog />
      <Shortcuts />
    </div>
  )
}

/** From then on it is said what takes long. */
const longAfterMs = 500

function Starting() {
  const t = useText('frame')
  const isOpening = useAppState((state) => state.snapshot === null)
  const opening = useAppState((state) => state.opening)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longAfterMs)
    return () => clearTimeout(timer)
  }, [])
  const isToldMore = isOpening && isLong
  return (
    <div className={styles['starting']}>
      <ProgressBar
        label={isToldMore ? t.openingRecords : t.starting}
        fraction={isToldMore ? opening : null}
        {...(isToldMore && opening !== null && { detail: t.openingShare({ share: Math.round(opening * 100) }) })}
      />
      {isToldMore && <p>{t.openingRecordsNext}</p>}
    </div>
  )
}

/**
 * Whether the data that the current screen needs has arrived. While the records are closed, the connection and settings
 * screens work without lists.
 */
function useIsReady(route: Route): boolean {
  const lists = useLists()
  const areRecordsClosed = useAppState((state) => areRecordsUnavailable(state.snapshot?.recordsNotice ?? null))
  const needsLists = !(areRecordsClosed && (route.kind === 'connection' || route.kind === 'settings'))
  const connections = useConnections()
  const settings = useSettings()
  return (lists !== null || !needsLists) && connections !== null && settings !== null
}

/** Opens the connection screen once when no connection is usable. */
function useConnectionRedirect(): void {
  const hasNoConnection = useHasNoConnection()
  const navigate = useNavigate()
  const isOnLists = useRoute().kind === 'lists'
  const isRedirected = useRef(false)
  useEffect(() => {
    if (!hasNoConnection) isRedirected.current = false
    if (!hasNoConnection || !isOnLists || isRedirected.current) return
    isRedirected.current = true
    navigate({ kind: 'connection' })
  }, [hasNoConnection, isOnLists, navigate])
}
