import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input
} from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './field.module.css'
import { FieldParts, type FieldTexts, isInvalid } from './field.tsx'
import { Icon } from './icon.tsx'

export interface NumberFieldProps
  extends FieldTexts,
    Omit<AriaNumberFieldProps, 'className' | 'children' | 'style' | 'isInvalid'> {}

export function NumberField({ label, help, error, isLabelHidden = false, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField {...rest} isInvalid={isInvalid({ error })} className={styles['field'] ?? ''}>
      <FieldParts label={label} help={help} error={error} isLabelHidden={isLabelHidden}>
        <Group className={classes(styles['control'], styles['number'])}>
          <Button slot="decrement" className={styles['inside'] ?? ''}>
            <Icon name="minus" size="small" />
          </Button>
          <Input className={styles['input'] ?? ''} />
          <Button slot="increment" className={styles['inside'] ?? ''}>
            <Icon name="add" size="small" />
          </Button>
        </Group>
      </FieldParts>
    </AriaNumberField>
  )
}
