import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { DateOrder } from '../../list/fields/index.ts'
import type { Workspace } from '../../workspace/open-list.ts'
import type { SourceView } from '../../workspace/views.ts'
import styles from './columns.module.css'

export interface DateOrderProps {
  readonly source: SourceView
  readonly workspace: Workspace
}

function setOrder({ workspace }: Pick<DateOrderProps, 'workspace'>, order: DateOrder): void {
  void workspace.setLayout({ dateOrder: order === 'month-first' ? order : null })
}

/** Which number comes first in the file's dates. */
export function DateOrderField(props: DateOrderProps) {
  const t = useText('importSummary')
  return (
    <Select
      label={t.dateOrder}
      choices={[
        { value: 'day-first', label: t.dayFirstChoice, detail: t.dayFirstExample },
        { value: 'month-first', label: t.monthFirstChoice, detail: t.monthFirstExample }
      ]}
      value={props.source.dates.order}
      onChange={(order) => setOrder(props, order)}
    />
  )
}

/** Why the dates are read in this order. */
export function DateOrderReason({ source }: Pick<DateOrderProps, 'source'>) {
  const t = useText('importSummary')
  const { order, evidence } = source.dates
  return (
    <p className={styles['soft']}>
      {order === 'day-first' ? t.whyDayFirst : t.whyMonthFirst}
      {evidence !== null && ` ${t.evidence({ date: evidence })}`}
    </p>
  )
}

/** Some dates are valid only in the other order, which makes all others doubtful: shown without opening anything. */
export function DateOrderNotice(props: DateOrderProps) {
  const t = useText('importSummary')
  const { order, otherwise } = props.source.dates
  if (otherwise === null) return null
  const isDayFirst = order === 'day-first'
  return (
    <Notice
      tone="warn"
      title={isDayFirst ? t.needsMonthFirst(otherwise) : t.needsDayFirst(otherwise)}
      action={
        <Button onPress={() => setOrder(props, isDayFirst ? 'month-first' : 'day-first')}>
          {isDayFirst ? t.readMonthFirst : t.readDayFirst}
        </Button>
      }
    >
      {t.needsNext}
    </Notice>
  )
}
