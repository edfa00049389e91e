import { protocol, type Session } from 'electron'
import { answerBundleRequest } from './bundle.ts'

/** Must run before the app is ready. Gives `app://` its own origin and the privileges of a secure page. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }
  ])
}

/** Serves the built window from `folder` (an absolute path) under `app://bundle/`, to the pages of this session. */
export function serveBundle(session: Session, folder: string): void {
  session.protocol.handle('app', (request) => answerBundleRequest(folder, request))
}
