import { useFileImport } from '../../app/import-drop-zone.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { KeyHint } from '../../components/page.tsx'
import { translate } from '../../i18n/messages.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import styles from './drop-target.module.css'
import { sampleList } from './sample-list.ts'

const controlKey = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl'

export interface DropTargetProps {
  readonly isLarge: boolean
  /** Offers a list of invented patients to try with. */
  readonly hasSample: boolean
}

/** Shows where to drop a list. The whole window accepts the drop: see `app/import-drop-zone.tsx`. */
export function DropTarget({ isLarge, hasSample }: DropTargetProps) {
  const t = useText('lists')
  const language = useLanguage()
  const { choose, problem, dismiss, receiveFiles } = useFileImport()
  const formats = useFormats()
  const openSample = () =>
    receiveFiles([new File([sampleList(t.sampleColumns, formats, Date.now())], `${t.sampleName}.csv`)])

  return (
    <section className={styles['place']} aria-label={t.dropTitle}>
      <div className={classes(styles['target'], isLarge && styles['large'])}>
        <Icon name="upload" size="large" />
        <div className={styles['words']}>
          <p className={styles['title']}>{t.dropTitle}</p>
          <p className={styles['kinds']}>
            {t.dropKinds}{' '}
            <span className={styles['keys']}>
              (<KeyHint>{controlKey}</KeyHint> + <KeyHint>V</KeyHint>)
            </span>
          </p>
          <p className={styles['kinds']}>{t.stays}</p>
        </div>
        <Button kind="primary" icon="folder" onPress={choose}>
          {t.chooseFile}
        </Button>
        {hasSample && (
          <Button icon="practice" onPress={openSample}>
            {t.trySample}
          </Button>
        )}
      </div>
      {problem !== null && (
        <Notice tone="bad" title={translate(language, `failure.${problem}.what`)} onDismiss={dismiss}>
          {translate(language, `failure.${problem}.next`)}
        </Notice>
      )}
    </section>
  )
}
