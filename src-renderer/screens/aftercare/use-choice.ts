import { useCallback, useState } from 'react'

/** Ticked rows, by id. A row that is filtered away stays chosen: the bar says how many there are. */
export function useChoice() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = useCallback((rowIds: readonly string[], isChosen: boolean) => {
    setChosen((before) => {
      const after = new Set(before)
      for (const rowId of rowIds) {
        if (isChosen) after.add(rowId)
        else after.delete(rowId)
      }
      return after
    })
  }, [])
  const chooseNone = useCallback(() => setChosen(new Set()), [])
  return { chosen, choose, chooseNone }
}
