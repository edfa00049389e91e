import { RadioGroup } from '../../components/choices.tsx'
import { Select } from '../../components/select.tsx'
import type { CsvSeparator } from '../../export/csv.ts'
import { useText } from '../../i18n/use-text.tsx'

export interface FormatFieldsProps {
  readonly format: 'xlsx' | 'csv'
  readonly separator: CsvSeparator
  readonly onChange: (part: { readonly format?: 'xlsx' | 'csv'; readonly separator?: CsvSeparator }) => void
}

/** How a sheet is written: a workbook, or text with a separator. */
export function FormatFields({ format, separator, onChange }: FormatFieldsProps) {
  const t = useText('export')
  return (
    <>
      <RadioGroup
        label={t.format}
        value={format}
        onChange={(next) => onChange({ format: next })}
        choices={[
          { value: 'xlsx', label: t.xlsx, detail: t.xlsxDetail },
          { value: 'csv', label: t.csv, detail: t.csvDetail }
        ]}
      />
      {format === 'csv' && (
        <Select
          label={t.separator}
          value={separator}
          onChange={(next) => onChange({ separator: next })}
          choices={[
            { value: ';', label: t.semicolon },
            { value: ',', label: t.comma },
            { value: '\t', label: t.tab }
          ]}
        />
      )}
    </>
  )
}
