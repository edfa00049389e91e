import { type FormEvent, useEffect, useState } from 'react'
import { z } from 'zod'
import type { FailureCode } from '#contract/channels.ts'
import { type ImportTemplate, importTemplate } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useFlash } from '../../components/flash.tsx'
import { LongTable } from '../../components/long-table.tsx'
import { Notice } from '../../components/notice.tsx'
import { Card, Toolbar, VisuallyHidden } from '../../components/page.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useAppState, useBridge } from '../../state/use-app.tsx'

/**
 * The file format for sharing templates. It contains columns and no patients; its members stay as they are, since users
 * keep such files.
 */
const templatesFile = z.object({ format: z.literal('hcw-bulk-invite-kinds'), kinds: z.array(importTemplate).max(1000) })

/** The import templates: shown, renamed, deleted, exported and imported. */
export function ImportTemplatesCard() {
  const t = useText('templates')
  const bridge = useBridge()
  const showFlash = useFlash()
  const version = useAppState((state) => state.templatesVersion)
  const [templates, setTemplates] = useState<readonly ImportTemplate[]>([])
  const [renamed, setRenamed] = useState<ImportTemplate | null>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const [foreignFile, setForeignFile] = useState<string | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version counts up whenever kinds have changed
  useEffect(() => {
    let isCurrent = true
    void bridge.calls['templates.list'](undefined).then((answer) => {
      if (isCurrent && answer.ok) setTemplates(answer.value)
    })
    return () => {
      isCurrent = false
    }
  }, [bridge, version])

  async function save(template: ImportTemplate): Promise<boolean> {
    const answer = await bridge.calls['templates.save'](template)
    setFailure(answer.ok ? null : answer.code)
    return answer.ok
  }

  async function forget(template: ImportTemplate): Promise<void> {
    const answer = await bridge.calls['templates.delete']({ signature: template.signature })
    if (!answer.ok) return setFailure(answer.code)
    showFlash({
      tone: 'ok',
      text: t.forgotten({ name: template.name }),
      action: { label: t.undo, onPress: () => void save(template) }
    })
  }

  async function saveFile(): Promise<void> {
    const content = JSON.stringify(
      { format: 'hcw-bulk-invite-kinds', kinds: [...templates] } satisfies z.input<typeof templatesFile>,
      null,
      2
    )
    const bytes = new TextEncoder().encode(content)
    const answer = await bridge.calls['files.save']({
      suggestedName: `${t.fileName}.json`,
      kind: 'json',
      bytes,
      content: { kind: 'templates' }
    })
    if (answer.ok) showFlash({ tone: 'ok', text: t.saved({ name: answer.value.fileName }) })
    else if (answer.code !== 'cancelled') setFailure(answer.code)
  }

  async function loadFile(): Promise<void> {
    setForeignFile(null)
    const answer = await bridge.calls['files.chooseList'](undefined)
    if (!answer.ok) return answer.code === 'cancelled' ? undefined : setFailure(answer.code)
    const { name, bytes } = answer.value
    const read = templatesFile.safeParse(parsed(bytes))
    if (!read.success) return setForeignFile(name)
    for (const template of read.data.kinds) if (!(await save(template))) return
    showFlash({ tone: 'ok', text: t.loaded({ count: read.data.kinds.length }) })
  }

  return (
    <Card title={t.title}>
      <p>{t.about}</p>
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
      {foreignFile !== null && (
        <Notice tone="bad" title={t.notKinds({ name: foreignFile })} onDismiss={() => setForeignFile(null)} />
      )}
      {templates.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <LongTable
          label={t.title}
          rows={templates}
          keyOf={({ signature }) => signature}
          columns={[
            { key: 'name', title: t.name },
            { key: 'columns', title: t.use },
            { key: 'actions', title: <VisuallyHidden>{t.actions}</VisuallyHidden>, align: 'end' }
          ]}
        >
          {(template, attributes) => (
            <tr key={template.signature} {...attributes}>
              <td>{template.name}</td>
              <td>{t.columns({ count: template.layout.columns.length, used: template.usedAt })}</td>
              <td>
                <Button kind="quiet" aria-label={t.renameNamed(template)} onPress={() => setRenamed(template)}>
                  {t.rename}
                </Button>
                <Button kind="quiet" aria-label={t.forgetNamed(template)} onPress={() => void forget(template)}>
                  {t.forget}
                </Button>
              </td>
            </tr>
          )}
        </LongTable>
      )}
      <Toolbar label={t.title}>
        <Button icon="download" isDisabled={templates.length === 0} onPress={() => void saveFile()}>
          {t.saveFile}
        </Button>
        <Button icon="folder" onPress={() => void loadFile()}>
          {t.loadFile}
        </Button>
      </Toolbar>
      {renamed !== null && (
        <RenameTemplateDialog
          template={renamed}
          onSave={(template) => void save(template)}
          onClose={() => setRenamed(null)}
        />
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

interface RenameTemplateProps {
  readonly template: ImportTemplate
  readonly onSave: (kind: ImportTemplate) => void
  readonly onClose: () => void
}

function RenameTemplateDialog({ template, onSave, onClose }: RenameTemplateProps) {
  const t = useText('templates')
  const [name, setName] = useState(template.name)

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() === '') return
    onSave({ ...template, name: name.trim() })
    onClose()
  }

  return (
    <Dialog
      title={t.renameNamed(template)}
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
