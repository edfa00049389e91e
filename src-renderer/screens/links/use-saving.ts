import { useState } from 'react'
import type { CallInput } from '#contract/channels.ts'
import { CallFailedError, type Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'

/** The state of a file being saved. `not-made`: the worker failed; cancelling returns to `idle`. */
export type Saving =
  | { readonly phase: 'idle' }
  | { readonly phase: 'making' }
  | { readonly phase: 'saved'; readonly fileName: string }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | { readonly phase: 'not-made' }

/** Creates and saves a file. `content` says what it holds, for the audit log; `onSaved` runs after it was saved. */
export function useSaving() {
  const { calls } = useBridge()
  const [saving, setSaving] = useState<Saving>({ phase: 'idle' })

  async function save(
    suggestedName: string,
    kind: CallInput<'files.save'>['kind'],
    create: () => Promise<Uint8Array>,
    content: CallInput<'files.save'>['content'],
    onSaved: () => Promise<void> = async () => undefined
  ): Promise<void> {
    setSaving({ phase: 'making' })
    let bytes: Uint8Array
    try {
      bytes = await create()
    } catch (error) {
      setSaving(stateAfter(error))
      return
    }
    const answer = await calls['files.save']({ suggestedName, kind, bytes, content })
    if (answer.ok) {
      await onSaved()
      setSaving({ phase: 'saved', fileName: answer.value.fileName })
    } else setSaving(answer.code === 'cancelled' ? { phase: 'idle' } : { phase: 'failed', failure: answer })
  }

  async function show(): Promise<void> {
    const answer = await calls['files.showSaved'](undefined)
    if (!answer.ok) setSaving({ phase: 'failed', failure: answer })
  }

  return { saving, save, show }
}

function stateAfter(error: unknown): Saving {
  if (!(error instanceof CallFailedError)) return { phase: 'not-made' }
  const { failure } = error
  return failure.code === 'cancelled' ? { phase: 'idle' } : { phase: 'failed', failure }
}
