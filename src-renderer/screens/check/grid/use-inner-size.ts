import { type RefObject, useLayoutEffect, useState } from 'react'

/** What an element shows of its content, in px; nothing before it is drawn. */
export interface InnerSize {
  readonly width: number
  readonly height: number
}

const noSize: InnerSize = { width: 0, height: 0 }

/** The inner size of an element as it was last told: to ask while drawing would have the page laid out at once. */
export function useInnerSize(element: RefObject<HTMLElement | null>): InnerSize {
  const [size, setSize] = useState(noSize)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = current
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return size
}
