import { useEffect, useRef } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { EditableField } from '#contract/editable-fields.ts'
import type { RowChange } from '#contract/list-change.ts'
import { useFailureFlash } from '../../app/use-failure-flash.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { type Flash, useFlash } from '../../components/flash.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { translate } from '../../i18n/messages.ts'
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
  const tellFailure = useFailureFlash()
  /** The message that offers to undo the last step, and how many steps there were. */
  const offered = useRef<{ readonly message: Flash; readonly steps: number | null } | null>(null)
  const withdraw = useHandler(() => {
    if (offered.current !== null) flash(null, offered.current.message)
    offered.current = null
  })

  useEffect(() => {
    if (offered.current !== null && offered.current.steps !== undoCount) withdraw()
  }, [undoCount, withdraw])
  // It does not follow to other screens, where the step is not seen.
  useEffect(() => withdraw, [withdraw])

  const report = (result: StepResult, textOf: (values: { readonly what: string }) => string) => {
    if (result === null) return
    if ('refused' in result) {
      return tellFailure(result.refused as FailureCode)
    }
    const { kind, changes, kept } = result
    const what = kind === 'rows' ? whatOf(changes) : translate(language, `check.step.${kind}`)
    const text = textOf({ what })
    if (kept > 0) flash({ tone: 'warn', text: `${text} ${t.keptSent({ count: kept })}` })
    // An undone text is visible in its cell. A change of more, or of the whole list, needs a message.
    else if (kind === 'rows' && changes.length === 1) announce(text)
    else flash({ tone: 'ok', text })
  }

  /** What the user had said about the rows, and about how many. */
  function whatOf(changes: readonly RowChange[]): string {
    const [first] = changes
    const [field] = Object.keys(first?.edits ?? {}) as EditableField[]
    const count = changes.length
    if (field !== undefined) return t.stepOfField({ field: translate(language, `check.field.${field}`), count })
    if (first?.accepted !== undefined) return t.stepOfWarnings({ count })
    return t.stepOfInclusion({ count })
  }

  const undo = useHandler(() => void workspace.undo().then((kind) => report(kind, t.undoneOf)))
  const redo = useHandler(() => void workspace.redo().then((kind) => report(kind, t.redoneOf)))
  const notify = useHandler((text: string) => {
    const message: Flash = { tone: 'ok', text, action: { label: panel.undo, onPress: undo } }
    offered.current = { message, steps: workspace.state()?.undoCount ?? null }
    flash(message)
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
