import { useState } from 'react'
import { retentionDaysRange } from '#contract/settings.ts'
import { FixedSetting } from '../../app/fixed-setting.tsx'
import { Button } from '../../components/button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Card } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import styles from './retention.module.css'

export interface RetentionCardProps {
  readonly days: number
  readonly onChange: (days: number) => void
}

/** How long patients are kept, what is kept until when, and erasing overdue data now. */
export function RetentionCard({ days, onChange }: RetentionCardProps) {
  const t = useText('retention')
  const [isErasing, setErasing] = useState(false)
  const terms = [
    { kept: t.invited, until: t.invitedUntil({ days }) },
    { kept: t.others, until: t.othersUntil },
    { kept: t.file, until: t.fileUntil },
    { kept: t.numbers, until: t.numbersUntil },
    { kept: t.trace, until: t.traceUntil },
    { kept: t.saved, until: t.savedUntil }
  ]
  return (
    <Card title={t.title}>
      <p>{t.lead}</p>
      <FixedSetting setting="retentionDays" label={t.days}>
        {(isFixed) => (
          <NumberField
            label={t.days}
            {...(!isFixed && { help: t.daysHelp({ ...retentionDaysRange, usual: retentionDaysRange.default }) })}
            isDisabled={isFixed}
            minValue={retentionDaysRange.min}
            maxValue={retentionDaysRange.max}
            step={1}
            value={days}
            onChange={(next) => !Number.isNaN(next) && onChange(next)}
          />
        )}
      </FixedSetting>
      <p className={styles['caption']} id="retention-terms">
        {t.untilWhen}
      </p>
      <dl className={styles['terms']} aria-labelledby="retention-terms">
        {terms.map(({ kept, until }) => (
          <Term key={kept} kept={kept} until={until} />
        ))}
      </dl>
      <div>
        <Button icon="trash" onPress={() => setErasing(true)}>
          {t.eraseNow}
        </Button>
      </div>
      {isErasing && (
        <EraseDialog
          title={t.dueTitle}
          scope={{ kind: 'due' }}
          nothing={t.nothingDue}
          onClose={() => setErasing(false)}
        />
      )}
    </Card>
  )
}

function Term({ kept, until }: { readonly kept: string; readonly until: string }) {
  return (
    <>
      <dt>{kept}</dt>
      <dd>{until}</dd>
    </>
  )
}
