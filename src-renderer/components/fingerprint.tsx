import { Fragment } from 'react'
import styles from './fingerprint.module.css'

/** A certificate's fingerprint, to be compared pair by pair: lines break between pairs only, and copying brings no break. */
export function Fingerprint({ value }: { readonly value: string }) {
  return (
    <span className={styles['fingerprint']}>
      {value.split(':').map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pairs have a place and no name
        <Fragment key={index}>
          {index > 0 && (
            <>
              :<wbr />
            </>
          )}
          {pair}
        </Fragment>
      ))}
    </span>
  )
}
