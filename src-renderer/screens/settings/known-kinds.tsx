import { type FormEvent, useEffect, useState } from 'react'
import { z } from 'zod'
import type { FailureCode } from '#contract/channels.ts'
import { type ImportTemplate, importTemplate } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { useBridge, useMirrored } from '../../app/use-app.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useFlash } from '../../components/flash.tsx'
import { Notice } from '../../components/notice.tsx'
import { Card, Toolbar, VisuallyHidden } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'

/**
 * The file format for sharing templates. It contains columns and no patients; its members stay as they are, since users
 * keep such files.
 */
const kindsFile = z.object({ format: z.literal('hcw-bulk-invite-kinds'), kinds: z.array(importTemplate).max(1000) })

/** The import templates: shown, renamed, deleted, exported and imported. */
export function KnownKinds() {
  const t = useText('templates')
  const bridge = useBridge()
  const showFlash = useFlash()
  const version = useMirrored((state) => state.kindsVersion)
  const [kinds, setKinds] = useState<readonly ImportTemplate[]>([])
  const [renamed, setRenamed] = useState<ImportTemplate | null>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const [foreignFile, setForeignFile] = useState<string | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version counts up whenever kinds have changed
  useEffect(() => {
    let isCurrent = true
    void bridge.calls['templates.list'](undefined).then((answer) => {
      if (isCurrent && answer.ok) setKinds(answer.value)
    })
    return () => {
      isCurrent = false
    }
  }, [bridge, version])

  async function save(kind: ImportTemplate): Promise<boolean> {
    const answer = await bridge.calls['templates.save'](kind)
    setFailure(answer.ok ? null : answer.code)
    return answer.ok
  }

  async function forget(kind: ImportTemplate): Promise<void> {
    const answer = await bridge.calls['templates.delete']({ signature: kind.signature })
    if (!answer.ok) return setFailure(answer.code)
    showFlash({
      tone: 'ok',
      text: t.forgotten({ name: kind.name }),
      action: { label: t.undo, onPress: () => void save(kind) }
    })
  }

  async function saveFile(): Promise<void> {
    const content = JSON.stringify(
      { format: 'hcw-bulk-invite-kinds', kinds: [...kinds] } satisfies z.input<typeof kindsFile>,
      null,
      2
    )
    const bytes = new TextEncoder().encode(content)
    const answer = await bridge.calls['files.save']({ suggestedName: `${t.fileName}.json`, kind: 'json', bytes })
    if (answer.ok) showFlash({ tone: 'ok', text: t.saved({ name: answer.value.fileName }) })
    else if (answer.code !== 'cancelled') setFailure(answer.code)
  }

  async function loadFile(): Promise<void> {
    setForeignFile(null)
    const answer = await bridge.calls['files.chooseList'](undefined)
    if (!answer.ok) return answer.code === 'cancelled' ? undefined : setFailure(answer.code)
    const { name, bytes } = answer.value
    const read = kindsFile.safeParse(parsed(bytes))
    if (!read.success) return setForeignFile(name)
    for (const kind of read.data.kinds) if (!(await save(kind))) return
    showFlash({ tone: 'ok', text: t.loaded({ count: read.data.kinds.length }) })
  }

  return (
    <Card title={t.title}>
      <p>{t.about}</p>
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
      {foreignFile !== null && (
        <Notice tone="bad" title={t.notKinds({ name: foreignFile })} onDismiss={() => setForeignFile(null)} />
      )}
      {kinds.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Table
          label={t.title}
          columns={[
            { key: 'name', title: t.name },
            { key: 'columns', title: t.use },
            { key: 'actions', title: <VisuallyHidden>{t.actions}</VisuallyHidden>, align: 'end' }
          ]}
        >
          {kinds.map((kind) => (
            <tr key={kind.signature}>
              <td>{kind.name}</td>
              <td>{t.columns({ count: kind.layout.columns.length, used: kind.usedAt })}</td>
              <td>
                <Button kind="quiet" aria-label={t.renameNamed(kind)} onPress={() => setRenamed(kind)}>
                  {t.rename}
                </Button>
                <Button kind="quiet" aria-label={t.forgetNamed(kind)} onPress={() => void forget(kind)}>
                  {t.forget}
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Toolbar label={t.title}>
        <Button icon="download" isDisabled={kinds.length === 0} onPress={() => void saveFile()}>
          {t.saveFile}
        </Button>
        <Button icon="folder" onPress={() => void loadFile()}>
          {t.loadFile}
        </Button>
      </Toolbar>
      {renamed !== null && (
        <RenameKind kind={renamed} onSave={(kind) => void save(kind)} onClose={() => setRenamed(null)} />
      )}
    </Card>
  )
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

interface RenameKindProps {
  readonly kind: ImportTemplate
  readonly onSave: (kind: ImportTemplate) => void
  readonly onClose: () => void
}

function RenameKind({ kind, onSave, onClose }: RenameKindProps) {
  const t = useText('templates')
  const [name, setName] = useState(kind.name)

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() === '') return
    onSave({ ...kind, name: name.trim() })
    onClose()
  }

  return (
    <Dialog
      title={t.renameNamed(kind)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form="rename-kind">
            {t.save}
          </Button>
        </>
      }
    >
      <form id="rename-kind" onSubmit={submit}>
        <TextField label={t.newName} value={name} onChange={setName} maxLength={200} autoFocus />
      </form>
    </Dialog>
  )
}
