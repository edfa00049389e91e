import { useEffect } from 'react'
import { useHandler } from '../../components/use-handler.ts'
import type { Way } from './use-next-problem.ts'

export interface CheckKeys {
  readonly onNextProblem: (way: Way) => void
  readonly onSearch: () => void
  readonly onReplace: () => void
}

/** The keys of the check screen that work wherever the focus is. */
export function useCheckKeys({ onNextProblem, onSearch, onReplace }: CheckKeys): void {
  const press = useHandler((event: KeyboardEvent) => {
    const { key, shiftKey, altKey } = event
    const ctrl = event.ctrlKey || event.metaKey
    // A dialog or a menu has its own keys.
    if (event.defaultPrevented || altKey || document.querySelector('[role=dialog],[role=menu]') !== null) return
    if (key === 'F8' && !ctrl) onNextProblem(shiftKey ? -1 : 1)
    else if (ctrl && !shiftKey && key.toLowerCase() === 'f') onSearch()
    else if (ctrl && !shiftKey && key.toLowerCase() === 'h') onReplace()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [press])
}
