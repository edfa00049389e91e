import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../components/icon.tsx'
import { useFormats } from '../../i18n/use-text.tsx'
import styles from './send.module.css'

export interface Figure {
  readonly key: string
  readonly label: string
  readonly count: number
  readonly tone: 'plain' | 'ok' | 'warn' | 'bad'
  readonly icon: IconName
  readonly note?: ReactNode
}

/** A few numbers side by side, each with its word and picture. */
export function BatchFigures({ label, figures }: { readonly label: string; readonly figures: readonly Figure[] }) {
  const f = useFormats()
  return (
    <dl className={styles['figures']} aria-label={label}>
      {figures.map(({ key, label: name, count, tone, icon, note }) => (
        <div key={key} className={styles['figure']} data-tone={count === 0 ? 'plain' : tone}>
          <dt>
            <Icon name={icon} size="small" />
            {name}
          </dt>
          <dd>
            {f.number(count)}
            {note !== undefined && <span className={styles['figureNote']}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
