import { Notice } from '../components/notice.tsx'
import { explain } from '../i18n/messages.ts'
import { useLanguage } from '../i18n/use-text.tsx'
import { useConnections } from '../state/use-app.tsx'

/** Whether the connection in use was changed by another program: nothing is sent through it. */
export function useIsConnectionAltered(): boolean {
  const state = useConnections()
  return state?.connections.some(({ connectionId, wasAltered }) => connectionId === state.chosen && wasAltered) === true
}

/** Says so, and what to do, until a person has saved the connection again. */
export function AlteredConnectionNotice() {
  const language = useLanguage()
  const isAltered = useIsConnectionAltered()
  if (!isAltered) return null
  const { what, next } = explain(language, 'failure.connection-altered')
  return (
    <Notice tone="bad" title={what}>
      {next}
    </Notice>
  )
}
