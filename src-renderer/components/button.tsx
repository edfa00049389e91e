import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps, ProgressBar } from 'react-aria-components'
import styles from './button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'isPending'> {
  /** `primary`: the next step of a page; `danger`: destructive; `quiet`: next to content. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly icon?: IconName
  readonly children: ReactNode
  /** While set, the button is busy, shows this text and cannot be pressed; it keeps the focus. */
  readonly pending?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ kind = 'secondary', icon, children, pending, ...rest }: ButtonProps) {
  const isPending = pending !== undefined
  const wasPending = useRef(false)
  useEffect(() => {
    if (!isPending) return
    wasPending.current = true
    return forgetAnnounced
  }, [isPending])
  useEffect(() => () => (wasPending.current ? forgetAnnounced() : undefined), [])
  return (
    <AriaButton {...rest} isPending={isPending} className={classes(styles['button'], styles[kind])}>
      {pending === undefined ? (
        <>
          {icon !== undefined && <Icon name={icon} />}
          {children}
        </>
      ) : (
        <>
          <ProgressBar isIndeterminate aria-label={pending} className={styles['working'] ?? ''} />
          {pending}
        </>
      )}
    </AriaButton>
  )
}

/**
 * A button that becomes busy, and then free again, is read aloud through an element that refers to it. It outlives the
 * button by some seconds, and would then be a picture without a name.
 */
function forgetAnnounced(): void {
  for (const picture of document.querySelectorAll('[data-live-announcer] [role="img"]')) picture.remove()
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'isPending'> {
  readonly icon: IconName
  /** What it does: shown on hover and focus, and read aloud. */
  readonly label: string
  readonly kind?: 'secondary' | 'quiet' | 'danger'
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({ icon, label, kind = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton {...rest} aria-label={label} className={classes(styles['button'], styles['square'], styles[kind])}>
        <Icon name={icon} />
      </AriaButton>
    </Tooltip>
  )
}
