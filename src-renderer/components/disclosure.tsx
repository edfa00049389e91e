import type { ReactNode } from 'react'
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, Heading } from 'react-aria-components'
import styles from './disclosure.module.css'
import { Icon } from './icon.tsx'

export interface DisclosureProps {
  readonly title: ReactNode
  readonly children: ReactNode
  readonly isOpenAtFirst?: boolean
}

/** More of something, shown when asked. */
export function Disclosure({ title, children, isOpenAtFirst = false }: DisclosureProps) {
  return (
    <AriaDisclosure defaultExpanded={isOpenAtFirst} className={styles['disclosure'] ?? ''}>
      <Heading level={3}>
        <Button slot="trigger" className={styles['trigger'] ?? ''}>
          <Icon name="chevronRight" size="small" />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={styles['panel'] ?? ''}>{children}</DisclosurePanel>
    </AriaDisclosure>
  )
}
