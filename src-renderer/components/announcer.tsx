import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

type Announce = (words: string, urgency?: 'polite' | 'assertive') => void

const AnnounceContext = createContext<Announce>(() => undefined)

interface Said {
  readonly words: string
  readonly times: number
}

const silence: Said = { words: '', times: 0 }

/** Reads words aloud that are seen elsewhere on the page: counts, results of a search, steps of an undo. */
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
      {/* A new key makes the same words news again. */}
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
