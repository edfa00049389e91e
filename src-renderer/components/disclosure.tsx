import { type ReactNode, useState } from 'react'
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, Heading } from 'react-aria-components'
import styles from './disclosure.module.css'
import { Icon } from './icon.tsx'

export interface DisclosureProps {
  readonly title: ReactNode
  readonly children: ReactNode
  readonly isOpenAtFirst?: boolean
}

/** Content shown on request. It is rendered on the first opening and stays, so closed content costs nothing. */
export function Disclosure({ title, children, isOpenAtFirst = false }: DisclosureProps) {
  const [wasOpened, setOpened] = useState(isOpenAtFirst)
  return (
    <AriaDisclosure
      defaultExpanded={isOpenAtFirst}
      onExpandedChange={() => setOpened(true)}
      className={styles['disclosure'] ?? ''}
    >
      <Heading level={2}>
        <Button slot="trigger" className={styles['trigger'] ?? ''}>
          <Icon name="chevronRight" size="small" />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={styles['panel'] ?? ''}>{wasOpened && children}</DisclosurePanel>
    </AriaDisclosure>
  )
}
