import { FixedSetting } from '../../app/fixed-setting.tsx'
import { Card } from '../../components/page.tsx'
import { Select } from '../../components/select.tsx'
import { useText } from '../../i18n/use-text.tsx'

export interface LockCardProps {
  /** Minutes; 0: only with the computer's own lock. */
  readonly lockAfterMinutes: number
  readonly onChange: (lockAfterMinutes: number) => void
}

const offered = [1, 2, 5, 10, 15, 30, 60]

/** After how many minutes without input the window hides patients. */
export function LockCard({ lockAfterMinutes, onChange }: LockCardProps) {
  const t = useText('lock')
  // A value set by other means is listed too.
  const minutes = [...new Set([...offered, lockAfterMinutes])].filter((some) => some > 0).toSorted((a, b) => a - b)
  return (
    <Card title={t.cardTitle}>
      <FixedSetting setting="lockAfterMinutes" label={t.hideAfter}>
        {(isFixed) => (
          <Select
            label={t.hideAfter}
            {...(!isFixed && { help: t.hideAfterHelp })}
            isDisabled={isFixed}
            value={String(lockAfterMinutes)}
            onChange={(chosen) => onChange(Number(chosen))}
            choices={[
              ...minutes.map((some) => ({ value: String(some), label: t.afterMinutes({ minutes: some }) })),
              { value: '0', label: t.withSystem }
            ]}
          />
        )}
      </FixedSetting>
    </Card>
  )
}
