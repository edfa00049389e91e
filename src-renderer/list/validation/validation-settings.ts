import type { ListSettings } from '#contract/list.ts'
import type { FilePart } from '../columns/index.ts'
import type { Destination } from '../fields/index.ts'

/** Who is meant by a doctor's name, initials or unit: a doctor's account or a queue. */
export interface DestinationEntry extends Destination {
  /** As lists write it. */
  readonly text: string
}

/** Settings of the list with the time of validation, in ms since the epoch. */
export interface ValidationSettings extends ListSettings {
  readonly now: number
  /** The directory of doctors. */
  readonly destinations?: readonly DestinationEntry[]
  /** Names that may hold the day of the list. */
  readonly sheet?: string | undefined
  readonly fileName?: string | undefined
  /** The files of a joined list. */
  readonly files?: readonly FilePart[] | undefined
}
