import { useFailureFlash } from '../../app/use-failure-flash.ts'
import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { useBridge } from '../../state/use-app.tsx'
import type { FigureTable, RefusedFigure } from './figure-tables.ts'
import { figuresSheet } from './figures-sheet.ts'
import { dayBefore, msOf, type Span } from './periods.ts'

export interface SaveFiguresButtonProps {
  readonly tables: readonly FigureTable[]
  readonly refused: readonly RefusedFigure[]
  readonly span: Span
  readonly isDisabled: boolean
}

/** Saves what is shown as a sheet: small numbers that are hidden here are hidden there. */
export function SaveFiguresButton({ tables, refused, span, isDisabled }: SaveFiguresButtonProps) {
  const t = useText('figures')
  const e = useText('export')
  const f = useFormats()
  const { calls } = useBridge()
  const flash = useFlash()
  const tellFailure = useFailureFlash()

  async function save(): Promise<void> {
    const { toXlsx } = await import('../../export/xlsx.ts')
    const [from = span.end] = span.starts
    const name = t.fileTitle({ from: f.fileDate(msOf(from)), to: f.fileDate(msOf(dayBefore(span.end))) })
    const sheet = { ...figuresSheet(tables, refused, f.language), linkColumn: -1, rowIdColumn: -1 }
    const answer = await calls['files.save']({
      suggestedName: `${name}.xlsx`,
      kind: 'xlsx',
      bytes: toXlsx(sheet, t.title, name),
      content: { kind: 'figures' }
    })
    if (answer.ok) flash({ tone: 'ok', text: e.saved({ name: answer.value.fileName }) })
    else if (answer.code !== 'cancelled') tellFailure(answer.code)
  }

  return (
    <Button icon="download" isDisabled={isDisabled} onPress={() => void save()}>
      {t.save}
    </Button>
  )
}
