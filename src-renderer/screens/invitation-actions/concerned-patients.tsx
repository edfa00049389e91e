import { useText } from '../../i18n/use-text.tsx'
import styles from './invitation-actions.module.css'

/** As many names as a sentence can hold. */
const sentenceMax = 5
/** As many names as anybody can look through. */
const namesMax = 1000

/** Names everybody whom a decision concerns: in a sentence, or in a list to scroll through. */
export function ConcernedPatients({ names }: { readonly names: readonly string[] }) {
  const t = useText('actions')
  if (names.length <= sentenceMax) return <p>{t.concerns({ names })}</p>
  const more = names.length - namesMax
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <ul className={styles['names']} tabIndex={0} aria-label={t.concerned}>
      {names.slice(0, namesMax).map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two patients may have one name, and the names do not move
        <li key={at}>{name}</li>
      ))}
      {more > 0 && <li>{t.andMore({ count: more })}</li>}
    </ul>
  )
}
