import { keepReasons } from '#contract/keep-reasons.ts'
import type { ErasurePreview } from '#contract/retention.ts'
import { LongTable } from '../../components/long-table.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { useSettings } from '../../state/use-app.tsx'
import styles from './retention.module.css'

/** List by list: how many patients go, how many stay, and why. */
export function ErasureTable({ lists }: { readonly lists: readonly ErasurePreview[] }) {
  const t = useText('retention')
  const formats = useFormats()
  const timeZone = useSettings()?.settings.listDefaults.timeZone
  return (
    <LongTable
      label={t.whose}
      rows={lists}
      keyOf={({ listId }) => listId}
      columns={[
        { key: 'list', title: t.list },
        { key: 'erased', title: t.erased },
        { key: 'staying', title: t.staying }
      ]}
    >
      {(list, attributes) => (
        <tr key={list.listId} {...attributes}>
          <td>
            <span className={styles['name']}>{list.name}</span>
            <span className={styles['soft']}>{formats.date(list.firstAppointmentAt ?? list.createdAt, timeZone)}</span>
          </td>
          <td>{t.patients({ count: list.patients })}</td>
          <td>{hasStaying(list) ? <StayReasons list={list} /> : t.nobody}</td>
        </tr>
      )}
    </LongTable>
  )
}

/** Why patients of a list stay, with how many; nothing where none does. */
export function StayReasons({ list }: { readonly list: ErasurePreview }) {
  const t = useText('retention.stay')
  const reasons = keepReasons.filter((reason) => list.kept[reason] > 0)
  return reasons.map((reason) => (
    <span key={reason} className={styles['reason']}>
      {t[reason]({ count: list.kept[reason] })}
    </span>
  ))
}

export function hasStaying({ kept }: ErasurePreview): boolean {
  return keepReasons.some((reason) => kept[reason] > 0)
}
