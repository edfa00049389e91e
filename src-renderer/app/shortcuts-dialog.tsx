import { Dialog } from '../components/dialog.tsx'
import { KeyHint } from '../components/page.tsx'
import { translate } from '../i18n/messages.ts'
import { useLanguage, useText } from '../i18n/use-text.tsx'
import styles from './shortcuts-dialog.module.css'

const anywhere = ['overview', 'areas', 'open', 'undo', 'redo'] as const
const inTable = [
  'walk',
  'ends',
  'edit',
  'same',
  'fillDown',
  'clear',
  'all',
  'clipboard',
  'leaveOut',
  'nextProblem',
  'problemBefore',
  'menu',
  'column',
  'find',
  'replace'
] as const

/** All keys, by where they work. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('shortcuts')
  return (
    <Dialog title={t.title} isOpen isWide onClose={onClose}>
      <div className={styles['groups']}>
        <Group title={t.anywhere} keys={anywhere} />
        <Group title={t.inTable} keys={inTable} />
      </div>
    </Dialog>
  )
}

interface GroupProps {
  readonly title: string
  readonly keys: readonly ((typeof anywhere)[number] | (typeof inTable)[number])[]
}

function Group({ title, keys }: GroupProps) {
  const language = useLanguage()
  return (
    <table className={styles['group']}>
      <caption>{title}</caption>
      <tbody>
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row">
              {translate(language, `shortcuts.keys.${key}`)
                .split(' / ')
                .map((one) => (
                  <KeyHint key={one}>{one}</KeyHint>
                ))}
            </th>
            <td>{translate(language, `shortcuts.does.${key}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
