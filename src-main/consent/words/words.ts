import type { Question, QuestionKind } from '../question.ts'

/** A question as the person reads it. */
export interface AskedQuestion {
  readonly message: string
  /** Lines below it; empty: none. */
  readonly detail: string
  /** The button that agrees; the other one is `cancel`. */
  readonly agree: string
}

/** Everything that the main process itself shows, in one language. */
export interface MainWords {
  readonly menu: {
    readonly file: string
    readonly openList: string
    readonly quit: string
    readonly edit: string
    readonly undo: string
    readonly redo: string
    readonly cut: string
    readonly copy: string
    readonly paste: string
    readonly selectAll: string
    readonly view: string
    readonly zoomIn: string
    readonly zoomOut: string
    readonly actualSize: string
    readonly fullScreen: string
  }
  readonly patientLists: string
  readonly allFiles: string
  readonly saveAs: string
  /** Completes "The app is trying to …" in the system's authentication prompt. */
  readonly showPatients: string
  readonly cancel: string
  readonly questions: {
    readonly [Kind in QuestionKind]: (question: Extract<Question, { kind: Kind }>) => AskedQuestion
  }
}

/** Of a name or an address: enough to recognise it, and never more than a dialog can show. */
const shownMax = 120

/** Marks of direction, line breaks and control characters could make a dialog say something else. */
const misleading = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A value as a dialog shows it: on one line, in the order in which it is written. */
export function shown(value: string): string {
  const plain = value.replace(misleading, '')
  return plain.length > shownMax ? `${plain.slice(0, shownMax - 1)}…` : plain
}

/** How many lines of a kind a dialog shows before it says how many more there are. */
const linesMax = 8

/** The values on a line each; `more`: how many others there are, in words. */
export function listed(values: readonly string[], more: (count: number) => string): readonly string[] {
  const lines = values.slice(0, linesMax).map((value) => `– ${shown(value)}`)
  return values.length > linesMax ? [...lines, more(values.length - linesMax)] : lines
}

/** Lines of a detail, without the empty ones. */
export function lines(...all: readonly (string | readonly string[] | null)[]): string {
  return all
    .flat()
    .filter((line) => line !== null && line !== '')
    .join('\n')
}
