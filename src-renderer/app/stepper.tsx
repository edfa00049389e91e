import { classes } from '../components/classes.ts'
import { Icon } from '../components/icon.tsx'
import { useText } from '../i18n/use-text.tsx'
import { type ListStep, listSteps } from '../state/route.ts'
import { useList } from '../state/use-app.tsx'
import { listProgress, stepsDone } from './list-progress.ts'
import { RouteLink } from './route-link.tsx'
import styles from './stepper.module.css'

/** The four steps of the open list. The user can go back to every step. */
export function Stepper({ listId, step }: { readonly listId: string; readonly step: ListStep }) {
  const t = useText('frame')
  const list = useList(listId)
  const done = list === null ? new Set<ListStep>() : stepsDone(listProgress(list))
  return (
    <nav aria-label={t.steps}>
      <ol className={styles['steps']}>
        {listSteps.map((name, index) => (
          <li key={name}>
            <RouteLink
              to={{ kind: 'list', listId, step: name }}
              isCurrent={name === step && 'step'}
              className={classes(styles['step'], done.has(name) && styles['done'])}
            >
              {done.has(name) ? <Icon name="check" size="small" /> : <span>{index + 1}</span>}
              {t[name]}
              {done.has(name) && <span className="visually-hidden"> ({t.stepDone})</span>}
            </RouteLink>
          </li>
        ))}
      </ol>
    </nav>
  )
}
