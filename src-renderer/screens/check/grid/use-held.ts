import { useLayoutEffect, useRef } from 'react'

/** The value, or while it is held the one that was there before. */
export function useHeld<Value>(value: Value, isHeld: boolean): Value {
  const drawn = useRef(value)
  // The last one that was drawn. In a state it would be drawn twice for each new one.
  const now = isHeld ? drawn.current : value
  useLayoutEffect(() => {
    drawn.current = now
  })
  return now
}
