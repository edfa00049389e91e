import { useMemo } from 'react'
import { qrPath } from '../../export/qr.ts'
import styles from './links.module.css'

/** A link as a QR code, nothing if it is longer than any code holds: black on white in every colour scheme, since cameras need it so. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const code = useMemo(() => qrPath(text), [text])
  if (code === null) return null
  const { size, path } = code
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={styles['qr']}
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
