import { Component, type ReactNode } from 'react'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/page.tsx'
import { useText } from '../i18n/use-text.tsx'

interface Props {
  readonly children: ReactNode
}

/** Keeps an error of one screen from breaking the frame. A class, since React has no other error boundary. */
export class ScreenBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <ScreenFailed /> : this.props.children
  }
}

function ScreenFailed() {
  const t = useText('frame')
  return (
    <EmptyState
      icon="error"
      title={t.screenFailed}
      action={
        <Button kind="primary" onPress={() => location.reload()}>
          {t.reload}
        </Button>
      }
    >
      {t.screenFailedNext}
    </EmptyState>
  )
}
