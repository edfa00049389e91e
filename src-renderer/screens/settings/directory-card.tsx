import { Button } from '../../components/button.tsx'
import { Card } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useNavigate } from '../../state/use-app.tsx'

/** Links to the directory of doctors. */
export function DirectoryCard() {
  const t = useText('directory')
  const navigate = useNavigate()
  return (
    <Card title={t.title}>
      <p>{t.about}</p>
      <div>
        <Button icon="person" onPress={() => navigate({ kind: 'directory' })}>
          {t.open}
        </Button>
      </div>
    </Card>
  )
}
