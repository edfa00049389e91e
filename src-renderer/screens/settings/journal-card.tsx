import { useNavigate } from '../../app/use-app.tsx'
import { useRebuild } from '../../app/use-rebuild.ts'
import { Button } from '../../components/button.tsx'
import { Card, Toolbar } from '../../components/page.tsx'
import { auditTexts } from '../../language/audit.ts'
import { rebuildTexts } from '../../language/rebuild.ts'
import { useText } from '../../language/use-language.tsx'

/** Links to the audit log and, while there is something to restore, to the restore screen. */
export function JournalCard() {
  const t = useText(auditTexts)
  const r = useText(rebuildTexts)
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
