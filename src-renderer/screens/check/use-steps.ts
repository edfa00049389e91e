import { useEffect, useRef } from 'react'
import { useAnnounce } from '../../components/announcer.tsx'
import { useFlash } from '../../components/flash.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { checkTexts, stepWords } from '../../language/check.ts'
import { panelTexts } from '../../language/check-panel.ts'
import { type FailureCode, failureWords } from '../../language/failures.ts'
import { useLanguage, useText } from '../../language/use-language.tsx'
import type { OpenList, StepTaken, Workspace } from '../../workspace/open-list.ts'

export interface Steps {
  readonly undo: () => void
  readonly redo: () => void
  /** Says that the last step was done, with a button that takes it back as long as it is the last. */
  readonly tell: (text: string) => void
}

/** Undo and redo of whatever was done to the list, by button, by Ctrl+Z and Ctrl+Y, and from a message. */
export function useSteps(workspace: Workspace, { done }: Pick<OpenList, 'done'>): Steps {
  const t = useText(checkTexts)
  const panel = useText(panelTexts)
  const language = useLanguage()
  const announce = useAnnounce()
  const flash = useFlash()
  /** How many steps there were when a message offered to take the last one back. */
  const offered = useRef<number | null>(null)

  useEffect(() => {
    if (offered.current === null || offered.current === done) return
    offered.current = null
    flash(null)
  }, [done, flash])

  const said = (kind: StepTaken, words: string, named: (values: { readonly what: string }) => string) => {
    if (kind === null) return
    if (typeof kind === 'object') {
      const { what, next } = failureWords[kind.refused as FailureCode]
      return flash({ tone: 'warn', text: `${what[language]} ${next[language]}` })
    }
    // A typed text is seen to be back; what changed for the whole list is not where the person looks.
    if (kind === 'rows') announce(words)
    else flash({ tone: 'ok', text: named({ what: stepWords[kind][language] }) })
  }
  const undo = useHandler(() => void workspace.undo().then((kind) => said(kind, t.undone, t.undoneOf)))
  const redo = useHandler(() => void workspace.redo().then((kind) => said(kind, t.redone, t.redoneOf)))
  const tell = useHandler((text: string) => {
    offered.current = workspace.state()?.done ?? null
    flash({ tone: 'ok', text, action: { label: panel.undo, onPress: undo } })
  })

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isUndo = event.key.toLowerCase() === 'z' && !event.shiftKey
      const isRedo = event.key.toLowerCase() === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey)
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || !(isUndo || isRedo)) return
      // In a field the keys belong to what is being written there.
      if (event.target instanceof Element && event.target.matches('input, textarea')) return
      event.preventDefault()
      if (isUndo) undo()
      else redo()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [undo, redo])

  return { undo, redo, tell }
}
