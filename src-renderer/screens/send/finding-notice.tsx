import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../components/icon.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './send.module.css'

const icons = { ok: 'circleCheck', info: 'info', warn: 'warning', wait: 'clock' } as const satisfies Record<
  string,
  IconName
>

export interface FindingNoticeProps {
  readonly tone: keyof typeof icons
  readonly children: ReactNode
  /** What can be done about it, at the end of the line. */
  readonly action?: ReactNode
}

/** One line of what the checks found. */
export function FindingNotice({ tone, children, action }: FindingNoticeProps) {
  const t = useText('components')
  return (
    <li className={styles['finding']} data-tone={tone}>
      <Icon name={icons[tone]} />
      <div className={styles['findingWords']}>
        {tone !== 'wait' && <span className="visually-hidden">{t[tone]}: </span>}
        {children}
      </div>
      {action !== undefined && <span className={styles['findingAction']}>{action}</span>}
    </li>
  )
}
