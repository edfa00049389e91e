import { useNavigate } from '../../app/use-app.tsx'
import { useRebuild } from '../../app/use-rebuild.ts'
import { Button } from '../../components/button.tsx'
import { Card, Toolbar } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'

/** Links to the audit log and, while there is something to restore, to the restore screen. */
export function JournalCard() {
  const t = useText('audit')
  const r = useText('restore')
  const navigate = useNavigate()
  const rebuild = useRebuild()
  return (
    <Card title={t.title}>
      <p>{t.about}</p>
      <Toolbar label={t.title}>
        <Button icon="clock" onPress={() => navigate({ kind: 'audit' })}>
          {t.open}
        </Button>
        {rebuild !== null && rebuild.sources.length > 0 && (
          <Button icon="download" onPress={() => navigate({ kind: 'rebuild' })}>
            {r.title}
          </Button>
        )}
      </Toolbar>
    </Card>
  )
}
