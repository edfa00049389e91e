import { useCallback, useEffect, useState } from 'react'
import { type Place, placeFromHash, placeToHash } from './place.ts'

/** Keeps the route in the address, so that Back works and a reload returns to the same screen. */
export function usePlaceHistory(): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState(() => placeFromHash(location.hash))

  useEffect(() => {
    const follow = () => setPlace(placeFromHash(location.hash))
    window.addEventListener('popstate', follow)
    return () => window.removeEventListener('popstate', follow)
  }, [])

  const navigate = useCallback((next: Place) => {
    const hash = placeToHash(next)
    if (hash !== (location.hash || '#/')) history.pushState(null, '', hash)
    setPlace(next)
  }, [])

  return [place, navigate]
}
