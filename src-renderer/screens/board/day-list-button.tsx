import { useFailureFlash } from '../../app/use-failure-flash.ts'
import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import { useBridge, useIsPracticeMode } from '../../state/use-app.tsx'
import type { BoardGroup } from './board-rows.ts'
import { dayListTable, patientsOf } from './day-list.ts'

export interface DayListButtonProps {
  readonly day: number
  readonly groups: readonly BoardGroup[]
  readonly now: number
}

/** Saves the day by doctor, to be printed: landscape, titles on each page. */
export function DayListButton({ day, groups, now }: DayListButtonProps) {
  const t = useText('dayList')
  const e = useText('export')
  const language = useLanguage()
  const { calls } = useBridge()
  const flash = useFlash()
  const tellFailure = useFailureFlash()
  const isPractice = useIsPracticeMode()

  async function save(): Promise<void> {
    const { toXlsx } = await import('../../export/xlsx.ts')
    const title = t.fileTitle({ at: day })
    const name = isPractice ? e.practiceFile({ title }) : title
    const table = { ...dayListTable(groups, language, now), linkColumn: -1, rowIdColumn: -1 }
    const answer = await calls['files.save']({
      suggestedName: `${name}.xlsx`,
      kind: 'xlsx',
      bytes: toXlsx({ ...table, ...(isPractice && { notice: e.practiceNotice }) }, title, name),
      content: { kind: 'day-list', lists: patientsOf(groups) }
    })
    if (answer.ok) flash({ tone: 'ok', text: e.saved({ name: answer.value.fileName }) })
    else if (answer.code !== 'cancelled') tellFailure(answer.code)
  }

  return (
    <Button icon="download" isDisabled={groups.length === 0} onPress={() => void save()}>
      {t.save}
    </Button>
  )
}
