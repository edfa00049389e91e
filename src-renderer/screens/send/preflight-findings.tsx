import { useState } from 'react'
import type { PreflightFinding } from '#contract/preflight.ts'
import { Button } from '../../components/button.tsx'
import { AlertDialog } from '../../components/dialog.tsx'
import { findingSentence } from '../../i18n/sentences.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import { useConnections, useServerLimits } from '../../state/use-app.tsx'
import { useOpenList } from '../../workspace/use-workspace.tsx'
import { CorrectEntries, DirectoryOrigin, entriesBehind } from './directory-correction.tsx'
import { FindingNotice } from './finding-notice.tsx'
import { NewDoctors } from './new-doctors.tsx'
import type { Checks } from './use-checks.ts'

const order: readonly PreflightFinding['severity'][] = ['blocks', 'warns', 'tells']
const tones = { blocks: 'warn', warns: 'warn', tells: 'info' } as const

export interface PreflightFindingsProps {
  readonly listId: string
  readonly checks: Checks
  /** An entry of the directory was corrected: its rows have changed. */
  readonly onCorrected: () => void
}

/** What was found before a batch, the gravest first, each with what to do. */
export function PreflightFindings({ listId, checks, onCorrected }: PreflightFindingsProps) {
  const t = useText('preflight')
  const language = useLanguage()
  const directory = useText('directory')
  const list = useOpenList(listId)
  const limits = useServerLimits(useConnections()?.chosen)
  const { phase, preflight, elsewhere } = checks
  const [allowing, setAllowing] = useState<PreflightFinding | null>(null)
  if (phase === 'none' || limits === null) return null
  if (phase === 'asking') return <FindingNotice tone="wait">{t.asking}</FindingNotice>
  if (preflight === null) return null
  const { findings } = preflight
  const unchecked = [...preflight.unchecked, ...(elsewhere?.isAsked === false ? (['elsewhere'] as const) : [])]
  const isNothingFound = findings.length === 0 && (elsewhere?.held ?? 0) + (elsewhere?.duplicates ?? 0) === 0
  const sorted = findings
    .filter(({ code }) => code !== 'doctor-unproven')
    .toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
  const newDoctors = findings.filter(({ code }) => code === 'doctor-unproven')
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
            {code === 'number-unreachable' && severity === 'blocks' && (
              <>
                {' '}
                <Button kind="quiet" onPress={() => setAllowing(finding)}>
                  {t.sendAllTheSame}
                </Button>
              </>
            )}
          </FindingNotice>
        )
      })}
      {newDoctors.length > 0 && <NewDoctors findings={newDoctors} />}
      {elsewhere !== null && elsewhere.held > 0 && (
        <FindingNotice tone="warn">{t.elsewhere({ count: elsewhere.held })}</FindingNotice>
      )}
      {isNothingFound && <FindingNotice tone="ok">{t.nothing}</FindingNotice>}
      {unchecked.length > 0 && (
        <FindingNotice tone="info">
          {t.unchecked({ what: unchecked.map((what) => t[`unchecked.${what}`]) })}
        </FindingNotice>
      )}
      <AlertDialog
        title={allowing === null ? '' : t.allTheSameTitle({ count: allowing.count, prefix: allowing.detail })}
        isOpen={allowing !== null}
        confirmLabel={t.allTheSameYes}
        cancelLabel={t.cancel}
        onConfirm={() => {
          if (allowing !== null) checks.allow(allowing.detail)
          setAllowing(null)
        }}
        onCancel={() => setAllowing(null)}
      >
        <p>{t.allTheSameBody}</p>
      </AlertDialog>
    </>
  )
}
