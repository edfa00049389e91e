import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { useText } from '../i18n/use-text.tsx'
import { Button, IconButton } from './button.tsx'
import styles from './flash.module.css'
import { Icon } from './icon.tsx'
import { type Tone, toneIcons } from './notice.tsx'

export interface Flash {
  readonly tone: Tone
  readonly text: string
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

/** Null removes the current message. `instead`: only while this one is shown, and no other. */
type ShowFlash = (flash: Flash | null, instead?: Flash) => void

const FlashContext = createContext<ShowFlash>(() => undefined)

/** Long enough to read a sentence and reach a button; it waits while pointed at or focused. */
const shownForMs = 10_000

/** Confirms a small action ("Link copied"), and disappears. Use a `Notice` for what the user must read. */
export function FlashProvider({ children }: { readonly children: ReactNode }) {
  const t = useText('components')
  const [flash, setFlash] = useState<Flash | null>(null)
  const [isPaused, setPaused] = useState(false)
  const close = useCallback(() => {
    setFlash(null)
    setPaused(false)
  }, [])

  const show = useCallback<ShowFlash>((next, instead) => {
    setFlash((before) => (instead === undefined || before === instead ? next : before))
  }, [])

  useEffect(() => {
    if (flash === null || isPaused) return
    const timer = setTimeout(close, shownForMs)
    return () => clearTimeout(timer)
  }, [flash, isPaused, close])

  return (
    <FlashContext value={show}>
      {children}
      <div
        className={styles['place']}
        role="status"
        onPointerEnter={() => setPaused(true)}
        onPointerLeave={() => setPaused(false)}
        onFocus={() => setPaused(true)}
        onBlur={() => setPaused(false)}
      >
        {flash !== null && (
          <div className={styles['flash']}>
            <Icon name={toneIcons[flash.tone]} />
            <span className={styles['words']}>{flash.text}</span>
            {flash.action !== undefined && (
              <Button
                kind="secondary"
                onPress={() => {
                  flash.action?.onPress()
                  close()
                }}
              >
                {flash.action.label}
              </Button>
            )}
            <IconButton icon="close" label={t.dismiss} onPress={close} />
          </div>
        )}
      </div>
    </FlashContext>
  )
}

export function useFlash(): ShowFlash {
  return useContext(FlashContext)
}
