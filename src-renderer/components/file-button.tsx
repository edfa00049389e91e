import { FileTrigger } from 'react-aria-components'
import { Button } from './button.tsx'
import type { IconName } from './icon.tsx'

export interface FileButtonProps {
  readonly icon?: IconName
  /** Names' endings and types that the system's dialog shows first. */
  readonly accepted: readonly string[]
  readonly onFile: (file: File) => void
  readonly children: string
}

/** Lets the user choose one small file, which the window reads itself. */
export function FileButton({ icon, accepted, onFile, children }: FileButtonProps) {
  return (
    <FileTrigger
      acceptedFileTypes={accepted}
      onSelect={(files) => {
        const file = files?.item(0)
        if (file) onFile(file)
      }}
    >
      <Button {...(icon !== undefined && { icon })}>{children}</Button>
    </FileTrigger>
  )
}
