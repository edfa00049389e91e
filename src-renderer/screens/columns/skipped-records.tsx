import { useId, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { Workspace } from '../../workspace/open-list.ts'
import { withToggledInclusion } from '../../workspace/row-change.ts'
import type { RowView, SkippedStats } from '../../workspace/views.ts'
import styles from './columns.module.css'

export interface SkippedRecordsProps {
  readonly skipped: SkippedStats
  readonly workspace: Workspace
}

/** The skipped records one by one. The user can include a record that is a patient after all. */
export function SkippedRecords({ skipped, workspace }: SkippedRecordsProps) {
  const t = useText('importSummary')
  const check = useText('check')
  const columns = useText('columns')
  const language = useLanguage()
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const { withText, first } = skipped
  if (withText === 0) return null

  function includeRecord(view: RowView): void {
    // The record leaves the list together with the focused button.
    title.current?.focus()
    void workspace.change([withToggledInclusion(view)])
  }

  return (
    <section aria-labelledby={titleId}>
      <h4 id={titleId} ref={title} tabIndex={-1} className={styles['skippedTitle']}>
        {t.skippedTitle}
      </h4>
      <ul className={styles['skippedRecords']}>
        {first.map((view) => (
          <li key={view.rowId}>
            <span className={styles['skippedNumber']}>{columns.rowWith(view)}</span>
            <span className={styles['skippedText']}>{view.recordText}</span>
            <span className={styles['soft']}>
              {view.skipReason !== null && translate(language, `check.skipped.${view.skipReason}`)}
            </span>
            {view.skipReason !== 'header' && (
              <Button kind="quiet" icon="person" aria-label={t.takeRow(view)} onPress={() => includeRecord(view)}>
                {check.takeAsPatient}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {withText > first.length && <p className={styles['soft']}>{t.moreSkipped({ count: withText - first.length })}</p>}
    </section>
  )
}
