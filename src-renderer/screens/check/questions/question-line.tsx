import { type ReactNode, useId } from 'react'
import { Icon } from '../../../components/icon.tsx'
import styles from './questions.module.css'

export interface QuestionLineProps {
  /** The question, in one sentence. */
  readonly title: string
  /** Values of the list by which the user decides, and what follows from the answer. */
  readonly children?: ReactNode
  /** The answers: buttons, or a field with its button. */
  readonly answers: ReactNode
}

/** One question about the whole list: compact, and settled with one answer for all rows. */
export function QuestionLine({ title, children, answers }: QuestionLineProps) {
  const titleId = useId()
  return (
    <li className={styles['line']}>
      <Icon name="help" />
      <div className={styles['words']}>
        <p id={titleId} className={styles['title']}>
          {title}
        </p>
        {children !== undefined && <div className={styles['detail']}>{children}</div>}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take part in the line's layout */}
      <div role="group" aria-labelledby={titleId} className={styles['answers']}>
        {answers}
      </div>
    </li>
  )
}

/** Values of the list, as they are in the file. */
export function Samples({ values }: { readonly values: readonly string[] }) {
  return (
    <span className={styles['samples']}>
      {values.map((value) => (
        <span key={value} className={styles['sample']}>
          {value}
        </span>
      ))}
    </span>
  )
}
