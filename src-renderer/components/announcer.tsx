import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

type Announce = (words: string, urgency?: 'polite' | 'assertive') => void

const AnnounceContext = createContext<Announce>(() => undefined)

interface Said {
  readonly words: string
  readonly times: number
}

const silence: Said = { words: '', times: 0 }

/** Announces texts that are visible elsewhere on the page: counts, search results, undo steps. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState(silence)
  const [assertive, setAssertive] = useState(silence)
  const announce = useCallback<Announce>((words, urgency = 'polite') => {
    const set = urgency === 'polite' ? setPolite : setAssertive
    set(({ times }) => ({ words, times: times + 1 }))
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      {/* A new key announces the same text again. */}
      <div className="visually-hidden" aria-live="polite">
        <span key={polite.times}>{polite.words}</span>
      </div>
      <div className="visually-hidden" aria-live="assertive">
        <span key={assertive.times}>{assertive.words}</span>
      </div>
    </AnnounceContext>
  )
}

export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}
