import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../components/icon.tsx'
import { Tag } from '../../components/tag.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './send.module.css'

export interface ProblemCardProps {
  readonly tone: 'ok' | 'warn' | 'bad'
  readonly icon: IconName
  readonly title: string
  /** How many patients. */
  readonly count: number
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** One cause with all patients that it concerns. */
export function ProblemCard({ tone, icon, title, count, action, children }: ProblemCardProps) {
  const t = useText('sendProblems')
  return (
    <section className={styles['problem']} data-tone={tone}>
      <header className={styles['problemHeader']}>
        <Icon name={icon} />
        <h3 className={styles['problemTitle']}>{title}</h3>
        <Tag tone={tone}>{t.patients({ count })}</Tag>
        {action !== undefined && <div className={styles['problemAction']}>{action}</div>}
      </header>
      <div className={styles['problemBody']}>{children}</div>
    </section>
  )
}
