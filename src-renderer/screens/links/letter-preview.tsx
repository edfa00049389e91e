import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { type Letter, type LettersFile, letterPicture } from '../../export/letters.ts'
import { useText } from '../../i18n/use-text.tsx'
import styles from './letters.module.css'

export interface LetterPreviewProps {
  readonly letters: readonly Letter[]
  readonly file: LettersFile
  /** The file has columns for an address. */
  readonly hasAddresses: boolean
}

/** The letters as they will be printed, one at a time. */
export function LetterPreview({ letters, file, hasAddresses }: LetterPreviewProps) {
  const t = useText('export')
  const [shown, setShown] = useState(0)
  const letter = letters[shown]
  if (letter === undefined) return null
  const without = hasAddresses ? letters.filter(({ address }) => address.length === 0).length : 0
  const place = { number: shown + 1, count: letters.length }
  return (
    <>
      {without > 0 && <Notice tone="warn" title={t.withoutAddress({ count: without })} />}
      <div className={styles['pager']}>
        <Button icon="chevronLeft" isDisabled={shown === 0} onPress={() => setShown(shown - 1)}>
          {t.previousLetter}
        </Button>
        <span aria-live="polite">{t.letterOf(place)}</span>
        <Button icon="chevronRight" isDisabled={shown === letters.length - 1} onPress={() => setShown(shown + 1)}>
          {t.nextLetter}
        </Button>
      </div>
      <img
        className={styles['page']}
        src={letterPicture(letter, file)}
        alt={t.letterTo({ ...place, name: `${letter.firstName} ${letter.lastName}` })}
      />
    </>
  )
}
