import { Button, IconButton } from '../../components/button.tsx'
import { SearchSelect } from '../../components/combo-box.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Card, EmptyState } from '../../components/page.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './practice-screen.module.css'
import type { PracticeState } from './practice-types.ts'

type Fault = PracticeState['faults'][number]

export interface FaultsPanelProps {
  readonly faults: readonly Fault[]
  /** All faults that the server can simulate. */
  readonly names: readonly string[]
  readonly onChange: (faults: Fault[]) => void
}

/** Sets the faults of the practice server; each change applies at once. */
export function FaultsPanel({ faults, names, onChange }: FaultsPanelProps) {
  const t = useText('practice')
  // The contract leaves the names open: one without a text is shown as it is.
  const faultNames: Readonly<Record<string, string>> = useText('practice.fault')
  const choices = names.map((name) => ({ value: name, label: faultNames[name] ?? name }))

  function replace(index: number, fault: Fault): void {
    onChange(faults.map((known, other) => (other === index ? fault : known)))
  }

  function add(): void {
    const [first] = names
    if (first !== undefined) onChange([...faults, { fault: first, probability: 1 }])
  }

  return (
    <Card>
      <p>{t.troublesLead}</p>
      {faults.length === 0 && (
        <EmptyState icon="circleCheck" title={t.noTroubles}>
          {t.noTroublesNext}
        </EmptyState>
      )}
      <ul className={styles['faults']}>
        {faults.map((fault, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fault is known by its place; two may be alike
          <li key={index} className={styles['fault']}>
            <SearchSelect
              label={t.trouble}
              choices={choices}
              value={fault.fault}
              onChange={(name) => replace(index, { ...fault, fault: name })}
            />
            <NumberField
              label={t.share}
              minValue={0}
              maxValue={1}
              step={0.05}
              formatOptions={{ style: 'percent' }}
              value={fault.probability}
              onChange={(probability) => !Number.isNaN(probability) && replace(index, { ...fault, probability })}
            />
            <TextField
              label={t.lastName}
              help={t.lastNameHelp}
              value={fault.lastName ?? ''}
              maxLength={200}
              onChange={(lastName) => replace(index, withLastName(fault, lastName))}
            />
            <IconButton
              icon="trash"
              label={t.removeTrouble}
              onPress={() => onChange(faults.filter((_, other) => other !== index))}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button icon="add" onPress={add} isDisabled={names.length === 0}>
          {t.addTrouble}
        </Button>
      </div>
    </Card>
  )
}

function withLastName({ fault, probability }: Fault, lastName: string): Fault {
  return lastName === '' ? { fault, probability } : { fault, probability, lastName }
}
