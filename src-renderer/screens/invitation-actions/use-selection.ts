import { useCallback, useState } from 'react'

/** Selected rows by id. A row stays selected when a filter hides it: the bar shows the count. */
export function useSelection() {
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
