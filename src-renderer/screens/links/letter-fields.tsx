import { useState } from 'react'
import type { LetterLayout } from '#contract/letters.ts'
import { Button } from '../../components/button.tsx'
import { RadioGroup, Switch } from '../../components/choices.tsx'
import { FileButton } from '../../components/file-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import styles from './letters.module.css'
import { logoTypes, readLogo } from './logo-file.ts'

export interface LetterFieldsProps {
  readonly layout: LetterLayout
  readonly onChange: (layout: LetterLayout) => void
  readonly onWords: () => void
}

/** How letters look: sender, logo, a number to ask, the window of the envelope, both sides, and words of one's own. */
export function LetterFields({ layout, onChange, onWords }: LetterFieldsProps) {
  const t = useText('export')
  return (
    <div className={styles['fields']}>
      <div className={styles['column']}>
        <TextField
          label={t.sender}
          help={t.senderHelp}
          rows={3}
          maxLength={400}
          value={layout.sender}
          onChange={(sender) => onChange({ ...layout, sender })}
        />
        <TextField
          label={t.askPhone}
          help={t.askPhoneHelp}
          maxLength={60}
          value={layout.phone}
          onChange={(phone) => onChange({ ...layout, phone })}
        />
        <LogoField logo={layout.logo} onChange={(logo) => onChange({ ...layout, logo })} />
      </div>
      <div className={styles['column']}>
        <RadioGroup
          label={t.addressWindow}
          value={layout.addressWindow}
          onChange={(addressWindow) => onChange({ ...layout, addressWindow })}
          choices={[
            { value: 'left', label: t.windowLeft },
            { value: 'right', label: t.windowRight },
            { value: 'din', label: t.windowDin }
          ]}
        />
        <Switch isSelected={layout.isDuplex} onChange={(isDuplex) => onChange({ ...layout, isDuplex })}>
          {t.duplex}
        </Switch>
        <div>
          <Button kind="quiet" icon="edit" onPress={onWords}>
            {t.ownWords}
          </Button>
        </div>
      </div>
    </div>
  )
}

function LogoField({ logo, onChange }: { readonly logo: string; readonly onChange: (logo: string) => void }) {
  const t = useText('export')
  const [problem, setProblem] = useState<'no-picture' | 'too-large' | null>(null)

  async function take(file: File): Promise<void> {
    const read = await readLogo(file)
    const isProblem = read === 'no-picture' || read === 'too-large'
    setProblem(isProblem ? read : null)
    if (!isProblem) onChange(read)
  }

  return (
    <fieldset className={styles['logoField']}>
      <legend className={styles['logoLegend']}>{t.logo}</legend>
      {logo !== '' && <img className={styles['logo']} src={logo} alt={t.logoShown} />}
      <FileButton accepted={logoTypes} icon="upload" onFile={(file) => void take(file)}>
        {t.chooseLogo}
      </FileButton>
      {logo !== '' && (
        <Button kind="quiet" icon="trash" onPress={() => onChange('')}>
          {t.removeLogo}
        </Button>
      )}
      {problem !== null && <Notice tone="bad" title={problem === 'no-picture' ? t.logoNoPicture : t.logoTooLarge} />}
    </fieldset>
  )
}
