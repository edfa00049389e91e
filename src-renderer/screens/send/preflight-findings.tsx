import { useEffect, useState } from 'react'
import type { CallOutput } from '#contract/channels.ts'
import type { PreflightFinding } from '#contract/preflight.ts'
import type { BatchPlan } from '#contract/sending.ts'
import { findingSentence } from '../../i18n/sentences.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import { useBridge, useConnections, useServerLimits } from '../../state/use-app.tsx'
import { useOpenList } from '../../workspace/use-workspace.tsx'
import { CorrectEntries, DirectoryOrigin, entriesBehind } from './directory-correction.tsx'
import { FindingNotice } from './finding-notice.tsx'

export type Preflight =
  | { readonly phase: 'none' }
  | { readonly phase: 'asking' }
  | { readonly phase: 'done'; readonly found: Extract<CallOutput<'preflight.run'>, { ok: true }>['value'] }

/** Looks before each batch, whenever its plan is new. Where the server cannot be reached, signing in says why. */
export function usePreflight(listId: string, plan: BatchPlan, isWanted: boolean): Preflight {
  const { calls } = useBridge()
  const [preflight, setPreflight] = useState<Preflight>({ phase: 'none' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new plan is looked at
  useEffect(() => {
    if (!isWanted) return setPreflight({ phase: 'none' })
    let isGone = false
    setPreflight({ phase: 'asking' })
    void calls['preflight.run']({ listId }).then((answer) => {
      if (!isGone) setPreflight(answer.ok ? { phase: 'done', found: answer.value } : { phase: 'none' })
    })
    return () => {
      isGone = true
    }
  }, [calls, listId, plan, isWanted])
  return preflight
}

/** True if something was found that must be resolved before sending. */
export function isBlocked(preflight: Preflight): boolean {
  return preflight.phase === 'done' && preflight.found.findings.some(({ severity }) => severity === 'blocks')
}

const order: readonly PreflightFinding['severity'][] = ['blocks', 'warns', 'tells']
const tones = { blocks: 'warn', warns: 'warn', tells: 'info' } as const

export interface PreflightFindingsProps {
  readonly listId: string
  readonly preflight: Preflight
  /** An entry of the directory was corrected: its rows have changed. */
  readonly onCorrected: () => void
}

/** What was found before a batch, the gravest first, each with what to do. */
export function PreflightFindings({ listId, preflight, onCorrected }: PreflightFindingsProps) {
  const t = useText('preflight')
  const language = useLanguage()
  const directory = useText('directory')
  const list = useOpenList(listId)
  const limits = useServerLimits(useConnections()?.chosen)
  if (preflight.phase === 'none' || limits === null) return null
  if (preflight.phase === 'asking') return <FindingNotice tone="wait">{t.asking}</FindingNotice>
  const { findings, unchecked } = preflight.found
  const sorted = findings.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
  return (
    <>
      {sorted.map((finding) => {
        const { code, severity, detail, count } = finding
        const entries = code === 'queue-unknown' ? entriesBehind({ queue: detail }, list) : []
        return (
          <FindingNotice key={`${code} ${detail}`} tone={tones[severity]}>
            {severity === 'blocks' && <strong>{t.blocks}: </strong>}
            {entries.length === 0 ? (
              findingSentence(language, finding, limits)
            ) : (
              <>
                {directory.queueMissing({ name: detail, count })} <DirectoryOrigin items={entries} />{' '}
                <CorrectEntries listId={listId} items={entries} isDisabled={false} onCorrected={onCorrected} />
              </>
            )}
          </FindingNotice>
        )
      })}
      {findings.length === 0 && <FindingNotice tone="ok">{t.nothing}</FindingNotice>}
      {unchecked.length > 0 && (
        <FindingNotice tone="info">
          {t.unchecked({ what: unchecked.map((what) => t[`unchecked.${what}`]) })}
        </FindingNotice>
      )}
    </>
  )
}
