import { useCallback, useEffect, useState } from 'react'
import { type Route, routeFromHash, routeToHash } from '../state/route.ts'

/** Keeps the route in the address, so that Back works and a reload returns to the same screen. */
export function useRouteHistory(): readonly [Route, (route: Route) => void] {
  const [route, setRoute] = useState(() => routeFromHash(location.hash))

  useEffect(() => {
    const follow = () => setRoute(routeFromHash(location.hash))
    window.addEventListener('popstate', follow)
    return () => window.removeEventListener('popstate', follow)
  }, [])

  const navigate = useCallback((next: Route) => {
    const hash = routeToHash(next)
    if (hash !== (location.hash || '#/')) history.pushState(null, '', hash)
    setRoute(next)
  }, [])

  return [route, navigate]
}
