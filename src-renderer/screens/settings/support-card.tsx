import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { SupportDialog } from './support-dialog.tsx'

/** Opens the page that support may ask for. */
export function SupportCard() {
  const t = useText('support')
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
