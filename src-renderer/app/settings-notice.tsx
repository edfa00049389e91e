import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../i18n/use-text.tsx'
import { useBridge, useSettings } from '../state/use-app.tsx'

/** The settings were lost: nobody is erased by days that nobody chose. Confirming them ends it. */
export function SettingsNotice() {
  const t = useText('settingsLost')
  const { calls } = useBridge()
  const state = useSettings()
  if (state?.isErasurePaused !== true) return null
  const { retentionDays: days } = state.settings
  return (
    <Notice
      tone="warn"
      title={t.what}
      action={
        <Button onPress={() => void calls['settings.change']({ retentionDays: days })}>{t.confirm({ days })}</Button>
      }
    >
      {t.next}
    </Notice>
  )
}
