import { classes } from '../components/classes.ts'
import { Icon } from '../components/icon.tsx'
import { useText } from '../i18n/use-text.tsx'
import { type ListStep, listSteps } from '../state/route.ts'
import { useList } from '../state/use-app.tsx'
import { listProgress, stepsDone } from './list-progress.ts'
import { RouteLink } from './route-link.tsx'
import styles from './stepper.module.css'

/** The open list's name and its four steps. The user can go back to every step. */
export function Stepper({ listId, step }: { readonly listId: string; readonly step: ListStep }) {
  const t = useText('frame')
  const list = useList(listId)
  const done = list === null ? new Set<ListStep>() : stepsDone(listProgress(list))
  return (
    <div className={styles['stepper']}>
      <p className={styles['name']} title={list?.name}>
        <Icon name="document" />
        <span className={styles['nameWords']}>{list?.name ?? t.opening}</span>
      </p>
      <nav aria-label={t.steps}>
        <ol className={styles['steps']}>
          {listSteps.map((name, index) => (
            <li key={name} className={styles['item']}>
              {index > 0 && <Icon name="chevronRight" size="small" />}
              <RouteLink
                to={{ kind: 'list', listId, step: name }}
                isCurrent={name === step && 'step'}
                className={classes(styles['step'], done.has(name) && styles['done'])}
              >
                <span className={styles['mark']}>
                  {done.has(name) ? <Icon name="check" size="small" /> : <span>{index + 1}</span>}
                </span>
                {t[name]}
                {done.has(name) && <span className="visually-hidden"> ({t.stepDone})</span>}
              </RouteLink>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  )
}
