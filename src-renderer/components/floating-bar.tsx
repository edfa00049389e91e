import type { ReactNode } from 'react'
import styles from './floating-bar.module.css'

/** What is done with the choices of a long page: it stays in sight at the bottom. */
export function FloatingBar({ children }: { readonly children: ReactNode }) {
  return <div className={styles['bar']}>{children}</div>
}
