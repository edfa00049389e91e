import type { PreflightFinding } from '#contract/preflight.ts'
import { Disclosure } from '../../components/disclosure.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { FindingNotice } from './finding-notice.tsx'
import styles from './send.module.css'

/** The doctors who get their first invitations from here: one line, which opens to name them. */
export function NewDoctors({ findings }: { readonly findings: readonly PreflightFinding[] }) {
  const t = useText('preflight')
  return (
    <FindingNotice tone="info">
      <Disclosure title={<span className={styles['newDoctors']}>{t.newDoctors({ count: findings.length })}</span>}>
        <ul className={styles['doctorList']}>
          {findings.map(({ detail, count }) => (
            <li key={detail}>{t.newDoctor({ doctor: detail, count })}</li>
          ))}
        </ul>
      </Disclosure>
    </FindingNotice>
  )
}
