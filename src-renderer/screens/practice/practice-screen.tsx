import { useEffect, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Card, EmptyState, Page, PageHeader } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useAppState, useBridge, useIsPracticeMode, useNavigate } from '../../state/use-app.tsx'
import { ColleaguePanel } from './colleague-panel.tsx'
import { FaultsPanel } from './faults-panel.tsx'
import { MessageList } from './message-list.tsx'
import { PatientsPanel } from './patients-panel.tsx'
import styles from './practice-screen.module.css'
import type { PracticeMessage, PracticeState } from './practice-types.ts'

/** The messages of the practice server and its simulated faults. */
export function PracticeScreen() {
  const t = useText('practice')
  const navigate = useNavigate()
  const isPracticeMode = useIsPracticeMode()
  return (
    <Page>
      <PageHeader title={t.title}>{t.lead}</PageHeader>
      {isPracticeMode ? (
        <PracticePanels />
      ) : (
        <EmptyState
          icon="practice"
          title={t.notPractising}
          action={<Button onPress={() => navigate({ kind: 'connection' })}>{t.toConnection}</Button>}
        >
          {t.notPractisingNext}
        </EmptyState>
      )}
    </Page>
  )
}

function PracticePanels() {
  const t = useText('practice')
  const p = useText('practicePatients')
  const c = useText('practiceColleague')
  const bridge = useBridge()
  const version = useAppState((state) => state.practiceMessagesVersion)
  const [messages, setMessages] = useState<readonly PracticeMessage[] | null>(null)
  const [practice, setPractice] = useState<PracticeState | null>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const [tab, setTab] = useState<'messages' | 'patients' | 'colleague' | 'troubles' | 'people'>('messages')

  useEffect(() => {
    let isGone = false
    void bridge.calls['practice.read'](undefined).then((answer) => {
      if (isGone) return
      if (answer.ok) setPractice(answer.value)
      else setFailure(answer.code)
    })
    return () => {
      isGone = true
    }
  }, [bridge])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what asks again
  useEffect(() => {
    let isGone = false
    void bridge.calls['practice.messages'](undefined).then((answer) => {
      if (isGone) return
      if (answer.ok) setMessages(answer.value)
      else setFailure(answer.code)
    })
    return () => {
      isGone = true
    }
  }, [bridge, version])

  async function setFaults(faults: PracticeState['faults']): Promise<void> {
    if (practice !== null) setPractice({ ...practice, faults })
    const answer = await bridge.calls['practice.setFaults']({ faults })
    setFailure(answer.ok ? null : answer.code)
  }

  if (failure !== null) return <FailureNotice failure={{ code: failure }} />
  if (messages === null || practice === null) return <ProgressBar label={t.loading} fraction={null} />
  return (
    <Tabs
      label={t.title}
      selected={tab}
      onSelect={setTab}
      tabs={[
        {
          id: 'messages',
          label: t.messages({ count: messages.length }),
          content: <MessageList messages={messages} />
        },
        {
          id: 'patients',
          label: p.tab,
          content: <PatientsPanel />
        },
        { id: 'colleague', label: c.tab, content: <ColleaguePanel /> },
        {
          id: 'troubles',
          label: t.troubles,
          content: (
            <FaultsPanel
              faults={practice.faults}
              names={practice.faultNames}
              onChange={(faults) => void setFaults(faults)}
            />
          )
        },
        { id: 'people', label: t.people, content: <People practice={practice} /> }
      ]}
    />
  )
}

function People({ practice }: { readonly practice: PracticeState }) {
  const t = useText('practice')
  return (
    <Card>
      <p>{t.peopleLead}</p>
      <div className={styles['people']}>
        <Names title={t.doctors} names={practice.doctors} />
        <Names title={t.queues} names={practice.queues} />
      </div>
    </Card>
  )
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  )
}
