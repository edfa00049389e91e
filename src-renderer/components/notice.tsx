import type { ReactNode } from 'react'
import { useText } from '../i18n/use-text.tsx'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './notice.module.css'
import tones from './tones.module.css'

export type Tone = 'info' | 'ok' | 'warn' | 'bad'

export const toneIcons: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  ok: 'circleCheck',
  warn: 'warning',
  bad: 'error'
}

export interface NoticeProps {
  readonly tone: Tone
  /** What happened, in one sentence. */
  readonly title: string
  /** To whom, and the next step. */
  readonly children?: ReactNode
  /** Buttons. */
  readonly action?: ReactNode
  readonly onDismiss?: () => void
}

/** Something to know, said in the page where it belongs; read aloud when it appears. */
export function Notice({ tone, title, children, action, onDismiss }: NoticeProps) {
  const t = useText('components')
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={classes(styles['notice'], tones[tone])}>
      <Icon name={toneIcons[tone]} />
      <div className={styles['words']}>
        <p className={styles['title']}>
          <span className="visually-hidden">{t[tone]}: </span>
          {title}
        </p>
        {children !== undefined && <div className={styles['body']}>{children}</div>}
        {action !== undefined && <div className={styles['actions']}>{action}</div>}
      </div>
      {onDismiss !== undefined && <IconButton icon="close" label={t.dismiss} onPress={onDismiss} />}
    </div>
  )
}
