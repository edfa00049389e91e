import { RouteLink } from '../../app/route-link.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './send.module.css'

/** To the table of the list, where rows are corrected. */
export function CheckLink({ listId }: { readonly listId: string }) {
  const t = useText('send')
  return (
    <RouteLink to={{ kind: 'list', listId, step: 'check' }} className={styles['lineLink']}>
      {t.toCheck}
    </RouteLink>
  )
}
