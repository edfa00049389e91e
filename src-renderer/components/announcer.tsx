import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

type Announce = (text: string, urgency?: 'polite' | 'assertive') => void

const AnnounceContext = createContext<Announce>(() => undefined)

interface Announcement {
  readonly text: string
  readonly times: number
}

const noAnnouncement: Announcement = { text: '', times: 0 }

/** Announces texts that are visible elsewhere on the page: counts, search results, undo steps. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState(noAnnouncement)
  const [assertive, setAssertive] = useState(noAnnouncement)
  const announce = useCallback<Announce>((text, urgency = 'polite') => {
    const set = urgency === 'polite' ? setPolite : setAssertive
    set(({ times }) => ({ text, times: times + 1 }))
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      {/* A new key announces the same text again. */}
      <div className="visually-hidden" aria-live="polite">
        <span key={polite.times}>{polite.text}</span>
      </div>
      <div className="visually-hidden" aria-live="assertive">
        <span key={assertive.times}>{assertive.text}</span>
      </div>
    </AnnounceContext>
  )
}

export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}
