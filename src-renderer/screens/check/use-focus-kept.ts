import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/** What can have the focus inside a card. */
const focusable = 'button:not(:disabled), input:not(:disabled), [tabindex="0"]'

interface Focused {
  readonly element: Element
  /** The card among all of them in which it is; -1: in none. */
  readonly card: number
}

/**
 * Where what has the focus goes away with its card, the focus goes to the card that takes its place, else to the one
 * before, else to the panel itself: never to the page's body, from where a keyboard begins anew. A card has `data-card`.
 */
export function useFocusKept(panel: RefObject<HTMLElement | null>) {
  const focused = useRef<Focused | null>(null)

  useEffect(() => {
    const { current: element } = panel
    if (element === null) return
    const observer = new MutationObserver(() => {
      const { current: lost } = focused
      if (lost === null || lost.element.isConnected) return
      focused.current = null
      const { activeElement } = document
      if (activeElement !== null && activeElement !== document.body) return
      const cards = [...element.querySelectorAll('[data-card]')]
      const next = cards[Math.min(Math.max(0, lost.card), cards.length - 1)]
      const target = next?.querySelector<HTMLElement>(focusable) ?? element
      target.focus()
    })
    observer.observe(element, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [panel])

  return {
    onFocus: ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
      const card = target.closest('[data-card]')
      const cards = [...currentTarget.querySelectorAll('[data-card]')]
      focused.current = { element: target, card: card === null ? -1 : cards.indexOf(card) }
    },
    onBlur: ({ target }: FocusEvent<HTMLElement>) => {
      // An element that is removed may tell of it before it is gone.
      queueMicrotask(() => {
        if (target.isConnected && focused.current?.element === target) focused.current = null
      })
    }
  }
}
