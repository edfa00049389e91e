import { useFlash } from '../../components/flash.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { Unplaced } from './grid/grid-props.ts'

/** Tells what was typed or pasted and not stored, so that nothing is lost in silence. */
export function useUnplaced(): (unplaced: Unplaced) => void {
  const t = useText('check')
  const flash = useFlash()
  return (unplaced) => flash({ tone: 'warn', text: textOf(unplaced) })

  function textOf(unplaced: Unplaced): string {
    switch (unplaced.kind) {
      case 'typed': {
        const { firstName, lastName } = unplaced.view.texts
        return t.typedUnplaced({ text: unplaced.text, name: `${firstName} ${lastName}`.trim() })
      }
      case 'cells':
        return t.cellsUnplaced({ count: unplaced.count })
      case 'not-loaded':
        return t.notLoaded
    }
  }
}
