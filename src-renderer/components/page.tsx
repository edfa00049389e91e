import type { ReactNode } from 'react'
import { Toolbar as AriaToolbar, Heading } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './page.module.css'

export interface PageProps {
  readonly children: ReactNode
  /** `reading`: forms and text; `normal`; `full`: tables that need every pixel, and scroll inside themselves. */
  readonly width?: 'reading' | 'normal' | 'full'
}

/** The body of a screen. */
export function Page({ children, width = 'normal' }: PageProps) {
  return <div className={classes(styles['page'], styles[width])}>{children}</div>
}

export interface PageHeaderProps {
  readonly title: string
  readonly children?: ReactNode
  /** Buttons on the far side. */
  readonly actions?: ReactNode
}

/** A screen's title with one sentence below. The frame's `<main>` is named by it, so it is read when a screen opens. */
export function PageHeader({ title, children, actions }: PageHeaderProps) {
  return (
    <header className={styles['header']}>
      <div className={styles['headings']}>
        <h1 id="page-title" className={styles['title']}>
          {title}
        </h1>
        {children !== undefined && <div className={styles['lead']}>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </header>
  )
}

export interface CardProps {
  readonly title?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Card({ title, actions, children }: CardProps) {
  return (
    <section className={styles['card']}>
      {(title !== undefined || actions !== undefined) && (
        <header className={styles['cardHeader']}>
          {title !== undefined && (
            <Heading level={2} className={styles['cardTitle'] ?? ''}>
              {title}
            </Heading>
          )}
          {actions}
        </header>
      )}
      {children}
    </section>
  )
}

export interface ToolbarProps {
  /** Read aloud as the name of the group. */
  readonly label: string
  readonly children: ReactNode
}

/** Controls that belong together; the arrow keys go from one to the next. */
export function Toolbar({ label, children }: ToolbarProps) {
  return (
    <AriaToolbar aria-label={label} className={styles['toolbar'] ?? ''}>
      {children}
    </AriaToolbar>
  )
}

/** Pushes what follows in a toolbar or header to the far side. */
export function Spacer() {
  return <span className={styles['spacer']} />
}

export interface EmptyStateProps {
  readonly icon: IconName
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Says why there is nothing, and what to do. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <Icon name={icon} size="large" />
      <p className={styles['emptyTitle']}>{title}</p>
      {children !== undefined && <div className={styles['emptyBody']}>{children}</div>}
      {action !== undefined && <div className={styles['actions']}>{action}</div>}
    </div>
  )
}

/** The name of a key, as it is written on it. */
export function KeyHint({ children }: { readonly children: string }) {
  return <kbd className={styles['key']}>{children}</kbd>
}

export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>
}
