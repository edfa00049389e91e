import type { MouseEvent, ReactNode } from 'react'
import { type Route, routeToHash } from '../state/route.ts'
import { useNavigate } from '../state/use-app.tsx'

export interface RouteLinkProps {
  readonly to: Route
  readonly isCurrent?: 'page' | 'step' | false
  readonly className?: string | undefined
  /** Shown while pointed at. */
  readonly title?: string
  readonly children: ReactNode
}

/** A link to another route. */
export function RouteLink({ to, isCurrent = false, className, title, children }: RouteLinkProps) {
  const navigate = useNavigate()
  function follow(event: MouseEvent): void {
    event.preventDefault()
    navigate(to)
  }
  return (
    <a
      href={routeToHash(to)}
      onClick={follow}
      className={className}
      title={title}
      {...(isCurrent && { 'aria-current': isCurrent })}
    >
      {children}
    </a>
  )
}
