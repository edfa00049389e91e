import { useRef } from 'react'
import { layoutChangeOf, settingsChangeOf } from '#contract/changed-list.ts'
import type { Layout, ListDocument, ListSettings } from '#contract/list.ts'
import { useHandler } from '../../../components/use-handler.ts'
import { useText } from '../../../i18n/use-text.tsx'
import type { Workspace } from '../../../workspace/open-list.ts'

export interface Answers {
  readonly onLayout: (change: (layout: Layout) => Layout) => Promise<void>
  readonly onSettings: (change: (settings: ListSettings) => ListSettings) => Promise<void>
}

/**
 * Gives answers to the list one after the other. A long list takes seconds to be validated again: an answer that is
 * given meanwhile starts from what the one before has changed.
 */
export function useAnswers(workspace: Workspace, notify: (text: string) => void): Answers {
  const t = useText('questions')
  const last = useRef<Promise<void>>(Promise.resolve())

  function queue(change: (document: ListDocument) => Promise<void>): Promise<void> {
    const listId = workspace.state()?.listId
    const answered = last.current.then(async () => {
      const open = workspace.state()
      if (open?.document == null || open.listId !== listId) return
      await change(open.document)
      notify(t.answered)
    })
    last.current = answered.catch(() => undefined)
    return answered
  }

  const onLayout = useHandler((change: (layout: Layout) => Layout) =>
    queue(({ layout }) => workspace.setLayout(layoutChangeOf(layout, change(layout))))
  )
  const onSettings = useHandler((change: (settings: ListSettings) => ListSettings) =>
    queue(({ settings }) => workspace.setSettings(settingsChangeOf(settings, change(settings))))
  )
  return { onLayout, onSettings }
}
