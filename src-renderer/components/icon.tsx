import { classes } from './classes.ts'
import styles from './icon.module.css'

/** Strokes on a grid of 20 × 20, drawn for this app. */
const strokes = {
  add: 'M10 4v12M4 10h12',
  arrowLeft: 'M16 10H4m5-5-5 5 5 5',
  arrowRight: 'M4 10h12m-5-5 5 5-5 5',
  check: 'm4 10.5 4 4 8-9',
  chevronDown: 'm5 7.5 5 5 5-5',
  chevronLeft: 'm12.5 5-5 5 5 5',
  chevronRight: 'm7.5 5 5 5-5 5',
  circleCheck: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Zm-3.2-7.3 2.3 2.3 4.2-4.8',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 6v4.2l2.8 1.8',
  close: 'm5 5 10 10M15 5 5 15',
  columns: 'M3 4h14v12H3zM7.7 4v12M12.3 4v12',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  document: 'M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4M8 11h5M8 14h5',
  down: 'M10 4v12m-5-5 5 5 5-5',
  download: 'M10 3v10m-4-4 4 4 4-4M4 16.5h12',
  edit: 'M4 16l.8-3.3L13.3 4.200a1.4 1.4 0 0 1 2 0l.5.5a1.4 1.4 0 0 1 0 2L7.3 15.200z',
  error: 'M7 2.5h6l4.5 4.5v6L13 17.5H7L2.5 13V7zM7.5 7.5l5 5m0-5-5 5',
  eye: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10Zm8 2.3a2.3 2.3 0 1 0 0-4.600 2.3 2.3 0 0 0 0 4.600Z',
  eyeOff:
    'm3 3 14 14M8 5c.6-.3 1.3-.5 2-.5 5 0 8 5.5 8 5.5a14 14 0 0 1-2.200 2.800' +
    'M12.5 15c-.8.3-1.600.5-2.5.5-5 0-8-5.5-8-5.5a14 14 0 0 1 3.200-3.600',
  filter: 'M3 4.5h14l-5.5 6.5v5.5l-3-1.5v-4z',
  folder: 'M2.5 5v11h15V6.5h-8L8 4.5H2.5z',
  globe:
    'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM2.5 10h15M10 2.5c2 2 3 4.5 3 7.5s-1 5.5-3 7.5c-2-2-3-4.5-3-7.5s1-5.5 3-7.5Z',
  help: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM7.800 8a2.200 2.200 0 1 1 3.3 1.900c-.8.5-1.100.9-1.100 1.800m0 2.3v.1',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 9.200v4.5m0-7.4v.1',
  key: 'M7.5 15a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm2.5-6 6.5-6M13.5 6l2 2',
  link:
    'M8.5 11.5a3.200 3.200 0 0 0 4.600 0l2.600-2.600A3.200 3.200 0 0 0 11.100 4.3L10 5.4' +
    'M11.5 8.5a3.200 3.200 0 0 0-4.600 0L4.3 11.100a3.200 3.200 0 0 0 4.600 4.600l1.100-1.100',
  lock: 'M4 9h12v8.5H4zM6.5 9V6.5a3.5 3.5 0 0 1 7 0V9M10 12.5v2',
  mail: 'M2.5 4.5h15v11h-15zM3 5l7 6 7-6',
  menu: 'M9.4 4.5a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0ZM9.4 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0ZM9.4 15.5a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0Z',
  message: 'M3 3.5h14v10H9l-4 3.5v-3.5H3zM6.5 7h7M6.5 10h4.5',
  minus: 'M4 10h12',
  pause: 'M7 4.5v11M13 4.5v11',
  person: 'M10 9.5a3.200 3.200 0 1 0 0-6.4 3.200 3.200 0 0 0 0 6.4ZM3.5 17a6.5 6.5 0 0 1 13 0',
  phone: 'M6 2.5h8v15H6zM9 15h2',
  play: 'M6 4v12l10-6z',
  practice: 'M10 3 1.5 7.5 10 12l8.5-4.5zM5 9.5V14c1.5 1.3 3 2 5 2s3.5-.7 5-2V9.5M18.5 7.5V13',
  print: 'M6 7V2.5h8V7M6 14H3V7h14v7h-3M6 11.5h8v6H6z',
  qr: 'M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h2v2h-2zM15.5 15.5H17V17h-1.5M12 17h.1M17 12h-.1',
  question: 'M7 7.5a3 3 0 1 1 4.5 2.600c-1 .6-1.5 1.200-1.5 2.4m0 3v.1',
  redo: 'm13 4 3.5 3.5L13 11M16.5 7.5H8a4.5 4.5 0 0 0 0 9h3',
  refresh: 'M16.5 4v4h-4M16 8a6.5 6.5 0 1 0 .5 3.5',
  replace: 'M3 6.5h11m-3-3 3 3-3 3M17 13.5H6m3-3-3 3 3 3',
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5L17 17',
  send: 'm2.5 4 15 6-15 6 2.5-6zM5 10h6',
  server: 'M3 3.5h14v5H3zM3 11.5h14v5H3zM6 6v.1M6 14v.1',
  settings:
    'M3 6h7m4 0h3M3 14h3m4 0h7M12 8.200a2.200 2.200 0 1 0 0-4.4 2.200 2.200 0 0 0 0 4.4Z' +
    'M8 16.200a2.200 2.200 0 1 0 0-4.4 2.200 2.200 0 0 0 0 4.4Z',
  stop: 'M5 5h10v10H5z',
  table: 'M2.5 4h15v12h-15zM2.5 8h15M2.5 12h15M8 8v8',
  trash: 'M3.5 5.5h13M8 5.5V3h4v2.5M5 5.5l.8 11.5h8.4L15 5.5M8.5 8.5v5.5M11.5 8.5v5.5',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H9',
  up: 'M10 16V4m-5 5 5-5 5 5',
  upload: 'M10 13V3M6 7l4-4 4 4M4 16.5h12',
  warning: 'M10 3 18 17H2zM10 8.5v4m0 2v.1'
} as const

export type IconName = keyof typeof strokes

export interface IconProps {
  readonly name: IconName
  readonly size?: 'small' | 'medium' | 'large'
  /** What it stands for, where no text is beside it. */
  readonly label?: string
}

/** An icon. Next to a text it is decorative, and assistive technology skips it. */
export function Icon({ name, size = 'medium', label }: IconProps) {
  const path = <path d={strokes[name]} />
  return label === undefined ? (
    <svg className={classes(styles['icon'], styles[size])} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {path}
    </svg>
  ) : (
    <svg
      className={classes(styles['icon'], styles[size], styles['labelled'])}
      viewBox="0 0 20 20"
      role="img"
      focusable="false"
    >
      <title>{label}</title>
      {path}
    </svg>
  )
}
