import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * The same function in every render, which does what the last render's would: a part of the page that is given it need
 * not be drawn again for it. For events only, never while drawing.
 */
export function useHandler<Values extends readonly unknown[], Answer>(
  handler: (...values: Values) => Answer
): (...values: Values) => Answer {
  const latest = useRef(handler)
  useLayoutEffect(() => {
    latest.current = handler
  })
  return useCallback((...values: Values) => latest.current(...values), [])
}
