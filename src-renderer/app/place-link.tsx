import type { MouseEvent, ReactNode } from 'react'
import { type Place, placeToHash } from './place.ts'
import { useNavigate } from './use-app.tsx'

export interface PlaceLinkProps {
  readonly to: Place
  readonly isCurrent?: 'page' | 'step' | false
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A link to another route. */
export function PlaceLink({ to, isCurrent = false, className, children }: PlaceLinkProps) {
  const navigate = useNavigate()
  function follow(event: MouseEvent): void {
    event.preventDefault()
    navigate(to)
  }
  return (
    <a href={placeToHash(to)} onClick={follow} className={className} {...(isCurrent && { 'aria-current': isCurrent })}>
      {children}
    </a>
  )
}
