import { Button } from '../../components/button.tsx'
import { Card, Toolbar } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useIsDisabledByPolicy, useNavigate } from '../../state/use-app.tsx'

/** Leads to the figures, unless the policy has switched them off. */
export function FiguresCard() {
  const t = useText('figures')
  const navigate = useNavigate()
  if (useIsDisabledByPolicy('figures')) return null
  return (
    <Card title={t.title}>
      <p>{t.about}</p>
      <Toolbar label={t.title}>
        <Button icon="table" onPress={() => navigate({ kind: 'figures' })}>
          {t.open}
        </Button>
      </Toolbar>
    </Card>
  )
}
