import { useEffect, useRef } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { useFlash } from '../../components/flash.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { explain, translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { OpenList, StepResult, Workspace } from '../../workspace/open-list.ts'

export interface UndoRedo {
  readonly undo: () => void
  readonly redo: () => void
  /** Confirms the last step, with an undo button while it is the last. */
  readonly notify: (text: string) => void
}

/** Undo and redo of changes to the list by button, Ctrl+Z and Ctrl+Y, and from a message. */
export function useUndoRedo(workspace: Workspace, { undoCount }: Pick<OpenList, 'undoCount'>): UndoRedo {
  const t = useText('check')
  const panel = useText('checkPanel')
  const language = useLanguage()
  const announce = useAnnounce()
  const flash = useFlash()
  /** The number of steps when a message offered to undo the last one. */
  const offeredAt = useRef<number | null>(null)

  useEffect(() => {
    if (offeredAt.current === null || offeredAt.current === undoCount) return
    offeredAt.current = null
    flash(null)
  }, [undoCount, flash])

  const report = (kind: StepResult, text: string, textOf: (values: { readonly what: string }) => string) => {
    if (kind === null) return
    if (typeof kind === 'object') {
      const { what, next } = explain(language, `failure.${kind.refused as FailureCode}`)
      return flash({ tone: 'warn', text: `${what} ${next}` })
    }
    // An undone text is visible in its cell. A change of the whole list needs a message.
    if (kind === 'rows') announce(text)
    else flash({ tone: 'ok', text: textOf({ what: translate(language, `check.step.${kind}`) }) })
  }
  const undo = useHandler(() => void workspace.undo().then((kind) => report(kind, t.undone, t.undoneOf)))
  const redo = useHandler(() => void workspace.redo().then((kind) => report(kind, t.redone, t.redoneOf)))
  const notify = useHandler((text: string) => {
    offeredAt.current = workspace.state()?.undoCount ?? null
    flash({ tone: 'ok', text, action: { label: panel.undo, onPress: undo } })
  })

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isUndo = event.key.toLowerCase() === 'z' && !event.shiftKey
      const isRedo = event.key.toLowerCase() === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey)
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || !(isUndo || isRedo)) return
      // In a text field the keys belong to the text.
      if (event.target instanceof Element && event.target.matches('input, textarea')) return
      event.preventDefault()
      if (isUndo) undo()
      else redo()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [undo, redo])

  return { undo, redo, notify }
}
