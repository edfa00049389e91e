import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/page.tsx'
import { supportTexts } from '../../language/support.ts'
import { useText } from '../../language/use-language.tsx'
import { SupportDialog } from './support-dialog.tsx'

/** Opens the page that support may ask for. */
export function SupportCard() {
  const t = useText(supportTexts)
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title={t.title}>
      <p>{t.about}</p>
      <div>
        <Button icon="document" onPress={() => setOpen(true)}>
          {t.show}
        </Button>
      </div>
      {isOpen && <SupportDialog onClose={() => setOpen(false)} />}
    </Card>
  )
}
