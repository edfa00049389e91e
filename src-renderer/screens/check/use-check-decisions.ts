import { settingsChangeOf } from '#contract/changed-list.ts'
import type { DirectoryTarget } from '#contract/directory.ts'
import type { ListSettings } from '#contract/list.ts'
import { useHandler } from '../../components/use-handler.ts'
import { useText } from '../../i18n/use-text.tsx'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import type { IssueDecision, IssueGroupView } from '../../workspace/views.ts'
import { changeTo, nameOf } from '../directory/targets.ts'
import { withDestination } from './list-settings.tsx'
import type { ShownRows } from './use-shown-rows.ts'

export interface DecisionsOptions {
  readonly workspace: Workspace
  readonly list: Pick<OpenList, 'directory'>
  readonly settings: ListSettings
  readonly shown: ShownRows
  /** Tells what has happened. */
  readonly notify: (words: string) => void
}

/**
 * What is decided for many rows at once, or for the whole list. The handlers are stable: the parts around the table do
 * not render for each key typed into it.
 */
export function useCheckDecisions({ workspace, list, settings, shown, notify }: DecisionsOptions) {
  const panel = useText('checkPanel')
  const directory = useText('directory')

  async function changeSettings(next: ListSettings): Promise<void> {
    await workspace.setSettings(settingsChangeOf(settings, next))
    notify(panel.settingChanged)
  }

  /** One decision for all rows with an issue; `words`: what has happened to them. */
  async function decide({ code }: IssueGroupView, decision: IssueDecision, words: string): Promise<void> {
    await workspace.decide(code, decision)
    if (shown.issue === code) shown.setIssue(null)
    const blocked = workspace.state()?.figures.blocked ?? 0
    notify(`${words} ${panel.nowToFix({ count: blocked })}`)
  }

  return {
    onSettings: useHandler((next: ListSettings) => void changeSettings(next)),
    onDestination: useHandler(
      (kind: 'doctorEmail' | 'queue', text: string) => void changeSettings(withDestination(settings, kind, text))
    ),
    onDoctor: useHandler(async (text: string, target: DirectoryTarget) => {
      const stored = await workspace.directory.change(changeTo({ text, ...target }, list.directory))
      if (!stored.ok) return stored.code
      notify(directory.remembered({ text, to: nameOf(target) }))
      return null
    }),
    onExclude: useHandler(
      (issue: IssueGroupView) => void decide(issue, { kind: 'exclude' }, `${panel.leftOut({ count: issue.count })}.`)
    ),
    onAccept: useHandler(
      (issue: IssueGroupView) => void decide(issue, { kind: 'accept' }, panel.acceptedNow({ count: issue.count }))
    ),
    onSet: useHandler(
      (issue: IssueGroupView, decision: IssueDecision) => void decide(issue, decision, panel.changedForAll)
    )
  }
}
