import { Button } from '../../components/button.tsx'
import { Card, Toolbar } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useNavigate } from '../../state/use-app.tsx'
import { useRestore } from '../../state/use-restore.ts'

/** Links to the audit log and, while there is something to restore, to the restore screen. */
export function AuditLogCard() {
  const t = useText('audit')
  const r = useText('restore')
  const navigate = useNavigate()
  const restore = useRestore()
  return (
    <Card title={t.title}>
      <p>{t.about}</p>
      <Toolbar label={t.title}>
        <Button icon="clock" onPress={() => navigate({ kind: 'audit-log' })}>
          {t.open}
        </Button>
        {restore !== null && restore.sources.length > 0 && (
          <Button icon="download" onPress={() => navigate({ kind: 'restore' })}>
            {r.title}
          </Button>
        )}
      </Toolbar>
    </Card>
  )
}
