import type { Layout, ListRow } from '#contract/list.ts'
import { createDirectory, type DestinationReading, doctorKey, readDestination } from '../fields/index.ts'
import type { ListContext } from './list-context.ts'
import { memoize } from './memoize.ts'
import type { ValidationSettings } from './validation-settings.ts'

/**
 * Reads who sees a row's patient: columns with addresses or queues, else a doctor's name of the directory. A doctor of
 * the settings serves for names only if the list names no other doctor.
 */
export function createDestinationReader(
  layout: Layout,
  settings: ValidationSettings,
  { isOneDoctor }: ListContext
): (row: ListRow) => DestinationReading {
  const doctorColumn = layout.columns.indexOf('doctorEmail')
  const queueColumn = layout.columns.indexOf('queue')
  const nameColumn = doctorColumn < 0 && queueColumn < 0 ? layout.columns.indexOf('doctor') : -1
  const destinationsOfDoctor = memoize((doctorEmail) =>
    memoize((queue) => readDestination({ doctorEmail, queue, defaults: settings }))
  )
  const directory = createDirectory(settings.destinations ?? [])
  const hasDefault = Boolean(settings.doctorEmail || settings.queue)
  const destinationOfName = memoize((name): DestinationReading => {
    const known = directory(name)
    if (known !== undefined) {
      const { doctorEmail, queue } = known
      return { ...(doctorEmail ? { doctorEmail } : {}), ...(queue ? { queue } : {}), errors: [] }
    }
    if (doctorKey(name) === undefined || (isOneDoctor && hasDefault)) return destinationsOfDoctor('')('')
    return { errors: ['doctor-unknown'] }
  })
  return ({ edits, cells }) => {
    const cell = (column: number) => (column < 0 ? '' : (cells[column] ?? ''))
    if (nameColumn >= 0 && edits.doctorEmail === undefined && edits.queue === undefined) {
      return destinationOfName(cell(nameColumn))
    }
    return destinationsOfDoctor(edits.doctorEmail ?? cell(doctorColumn))(edits.queue ?? cell(queueColumn))
  }
}
