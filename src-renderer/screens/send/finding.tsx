import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../components/icon.tsx'
import { componentTexts } from '../../language/components.ts'
import { useText } from '../../language/use-language.tsx'
import styles from './send.module.css'

const icons = { ok: 'circleCheck', info: 'info', warn: 'warning', wait: 'clock' } as const satisfies Record<
  string,
  IconName
>

/** One line of what the checks found. */
export function Finding({ tone, children }: { readonly tone: keyof typeof icons; readonly children: ReactNode }) {
  const t = useText(componentTexts)
  return (
    <li className={styles['finding']} data-tone={tone}>
      <Icon name={icons[tone]} />
      <span>
        {tone !== 'wait' && <span className="visually-hidden">{t[tone]}: </span>}
        {children}
      </span>
    </li>
  )
}
