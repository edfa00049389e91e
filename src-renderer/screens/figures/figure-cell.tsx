import { VisuallyHidden } from '../../components/page.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import styles from './figures.module.css'
import type { ShownFigure } from './small-figures.ts'

/** A cell of a table of figures. `isDifference`: with its sign. */
export function FigureCell({
  figure,
  isDifference = false
}: {
  readonly figure: ShownFigure
  readonly isDifference?: boolean
}) {
  const t = useText('figures')
  const f = useFormats()
  if (figure === 'hidden') {
    return (
      <td className={styles['number']}>
        <span aria-hidden="true">{t.hidden}</span>
        <VisuallyHidden>{t.hiddenWords}</VisuallyHidden>
      </td>
    )
  }
  const sign = isDifference && typeof figure === 'number' && figure > 0 ? '+' : ''
  return <td className={styles['number']}>{figure === 'small' ? t.small : sign + f.number(figure)}</td>
}
