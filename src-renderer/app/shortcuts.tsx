import { lazy, Suspense, useEffect, useState } from 'react'

const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }))

/** F1 opens the overview of all keys, and so does a question mark where nothing is typed. */
export function Shortcuts() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role=dialog],[role=alertdialog],[role=menu]') !== null)
        return
      if (event.key !== 'F1' && (event.key !== '?' || isTypedInto(event.target))) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <ShortcutsDialog onClose={() => setOpen(false)} />
    </Suspense>
  )
}

/** A field, or a cell that a letter opens. */
function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, [role=gridcell]:not([aria-readonly="true"])') !== null
  )
}
