import { useId, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { asideWords, checkTexts } from '../../language/check.ts'
import { columnsTexts } from '../../language/columns.ts'
import { proofTexts } from '../../language/proof.ts'
import { useLanguage, useText } from '../../language/use-language.tsx'
import type { RowView } from '../../workspace/views.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { toggled } from '../check/row-change.ts'
import styles from './columns.module.css'

export interface AsideRecordsProps {
  /** All records that are set aside. */
  readonly aside: readonly RowView[]
  readonly workspace: Workspace
}

const shownAtMost = 8

/** What the file has beside patients, line by line: one that is a patient after all is taken here. */
export function AsideRecords({ aside, workspace }: AsideRecordsProps) {
  const t = useText(proofTexts)
  const check = useText(checkTexts)
  const columns = useText(columnsTexts)
  const language = useLanguage()
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const written = aside.filter((view) => view.aside !== 'blank')
  if (written.length === 0) return null

  function take(view: RowView): void {
    // The line leaves the list, and the button with it.
    title.current?.focus()
    void workspace.change([toggled(view)])
  }

  return (
    <section aria-labelledby={titleId}>
      <h4 id={titleId} ref={title} tabIndex={-1} className={styles['asideTitle']}>
        {t.asideTitle}
      </h4>
      <ul className={styles['asideRecords']}>
        {written.slice(0, shownAtMost).map((view) => (
          <li key={view.rowId}>
            <span className={styles['asideNumber']}>{columns.rowWith(view)}</span>
            <span className={styles['asideLine']}>{view.line}</span>
            <span className={styles['soft']}>{view.aside !== null && asideWords[view.aside][language]}</span>
            {view.aside !== 'header' && (
              <Button kind="quiet" icon="person" aria-label={t.takeRow(view)} onPress={() => take(view)}>
                {check.takeAsPatient}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {written.length > shownAtMost && (
        <p className={styles['soft']}>{t.moreAside({ count: written.length - shownAtMost })}</p>
      )}
    </section>
  )
}
