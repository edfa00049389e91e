import { assertNever } from '#contract/call.ts'
import { classes } from '../../components/classes.ts'
import { Table } from '../../components/table.tsx'
import { translate } from '../../i18n/messages.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import type { PatientAppointment } from '../../list/comparison/compare-lists.ts'
import { contactOf, patientName } from '../send/patient-list.tsx'
import { type CompareItem, isApplicable, itemId } from './apply-plan.ts'
import styles from './compare.module.css'

type Shown = Exclude<CompareItem, { kind: 'doubtful' }>

export interface DifferenceTableProps {
  readonly title: (count: number) => string
  readonly note?: string
  readonly items: readonly Shown[]
  readonly chosen: ReadonlySet<string>
  readonly toggle: (ids: readonly string[], isChosen: boolean) => void
}

/** Limits the length of the page; the checkbox of the table still covers all. */
const shownMax = 300

/** What was sent, what the newer list has, and the planned change. */
export function DifferenceTable({ title, note, items, chosen, toggle }: DifferenceTableProps) {
  const t = useText('compare')
  if (items.length === 0) return null
  const doable = items.filter(isApplicable).map(itemId)
  const heading = title(items.length)
  const rest = items.length - shownMax
  return (
    <section className={styles['section']}>
      <h2>{heading}</h2>
      {note !== undefined && <p className={styles['soft']}>{note}</p>}
      <Table
        label={heading}
        columns={[
          {
            key: 'choose',
            title: doable.length > 0 && (
              <input
                type="checkbox"
                className={styles['tick']}
                aria-label={`${t.chooseAll}: ${heading}`}
                title={t.chooseAll}
                checked={doable.every((id) => chosen.has(id))}
                onChange={(event) => toggle(doable, event.target.checked)}
              />
            )
          },
          { key: 'patient', title: t.patient },
          { key: 'before', title: t.before },
          { key: 'now', title: t.now },
          { key: 'what', title: t.what }
        ]}
      >
        {items.slice(0, shownMax).map((item) => (
          <ItemRow key={itemId(item)} item={item} isChosen={chosen.has(itemId(item))} toggle={toggle} />
        ))}
      </Table>
      {rest > 0 && <p className={styles['soft']}>{t.more({ count: rest })}</p>}
    </section>
  )
}

interface ItemRowProps {
  readonly item: Shown
  readonly isChosen: boolean
  readonly toggle: DifferenceTableProps['toggle']
}

function ItemRow({ item, isChosen, toggle }: ItemRowProps) {
  const t = useText('compare')
  const name = patientName(item.kind === 'gone' ? item.before.content : item.now.content)
  return (
    <tr>
      <td>
        {isApplicable(item) && (
          <input
            type="checkbox"
            className={styles['tick']}
            aria-label={t.choose({ name })}
            checked={isChosen}
            onChange={(event) => toggle([itemId(item)], event.target.checked)}
          />
        )}
      </td>
      <td>
        <strong>{name}</strong>
      </td>
      <td>{item.kind === 'new' ? <Nothing /> : <VisitDetails visit={item.before} item={item} />}</td>
      <td>{item.kind === 'gone' ? <Nothing /> : <VisitDetails visit={item.now} item={item} />}</td>
      <td>
        <PlannedChange item={item} />
      </td>
    </tr>
  )
}

function Nothing() {
  const t = useText('compare')
  return <span className={styles['soft']}>{t.notThere}</span>
}

/** Differences are marked, not by colour alone. */
function VisitDetails({ visit: { content }, item }: { readonly visit: PatientAppointment; readonly item: Shown }) {
  const t = useText('compare')
  const f = useFormats()
  const changes = item.kind === 'changed' ? item.changes : []
  const mark = (isDifferent: boolean) => classes(isDifferent && styles['differs'])
  return (
    <span className={styles['facts']}>
      {changes.includes('name') && <span className={mark(true)}>{patientName(content)}</span>}
      <span className={mark(changes.includes('moment'))}>
        {content.scheduledFor === undefined ? t.noDate : f.dateTime(Date.parse(content.scheduledFor), content.timeZone)}
      </span>
      <span className={mark(changes.includes('contact'))}>{contactOf(content)}</span>
      <span className={mark(changes.includes('destination'))}>{content.doctorEmail ?? content.queue}</span>
    </span>
  )
}

function PlannedChange({ item }: { readonly item: Shown }) {
  const t = useText('compare')
  const language = useLanguage()
  switch (item.kind) {
    case 'new':
      return t.willInvite
    case 'unchanged':
      return ''
    case 'gone':
      return item.method === 'withdraw' ? t.willWithdraw : item.method === 'not-ready' ? t.rowNotReady : t.settleFirst
    case 'changed':
      return item.method === 'replace'
        ? t.willReplace
        : item.method === 'settle-first'
          ? t.settleFirst
          : t.willCorrect({ fields: item.changes.map((field) => translate(language, `compare.field.${field}`)) })
    default:
      return assertNever(item)
  }
}
