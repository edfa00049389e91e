import { assertNever } from '#contract/assert-never.ts'
import { ChoiceTable, choicesShownMax, Tick } from '../../components/choice-table.tsx'
import { classes } from '../../components/classes.ts'
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

/** What was sent, what the newer list has, and the planned change. */
export function DifferenceTable({ title, note, items, chosen, toggle }: DifferenceTableProps) {
  const t = useText('compare')
  if (items.length === 0) return null
  const doable = items.filter(isApplicable).map(itemId)
  const heading = title(items.length)
  const rest = items.length - choicesShownMax
  return (
    <ChoiceTable
      heading={heading}
      note={note}
      chooseAll={
        doable.length === 0
          ? null
          : {
              label: `${t.chooseAll}: ${heading}`,
              title: t.chooseAll,
              isChosen: doable.every((id) => chosen.has(id)),
              onToggle: (isChosen) => toggle(doable, isChosen)
            }
      }
      columns={[
        { key: 'patient', title: t.patient },
        { key: 'before', title: t.before },
        { key: 'now', title: t.now },
        { key: 'what', title: t.what }
      ]}
      rest={rest > 0 ? t.more({ count: rest }) : undefined}
    >
      {items.slice(0, choicesShownMax).map((item) => (
        <ItemRow key={itemId(item)} item={item} isChosen={chosen.has(itemId(item))} toggle={toggle} />
      ))}
    </ChoiceTable>
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
          <Tick
            label={t.choose({ name })}
            isChosen={isChosen}
            onToggle={(isTicked) => toggle([itemId(item)], isTicked)}
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
