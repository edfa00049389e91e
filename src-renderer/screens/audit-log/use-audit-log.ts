import { useEffect, useState } from 'react'
import { type AuditEntry, auditPageMax } from '#contract/audit.ts'
import { type Result, succeed } from '#contract/call.ts'
import type { Bridge, FailureCode } from '#contract/channels.ts'
import { useBridge } from '../../state/use-app.tsx'

export interface AuditLogFilter {
  readonly ofList?: string
  /** ms since the epoch. */
  readonly from?: number
}

export interface AuditLog {
  /** The latest first; null until received. */
  readonly entries: readonly AuditEntry[] | null
  readonly hasMore: boolean
  readonly failure: FailureCode | null
  readonly more: () => void
}

/** Entries per page; more on request. */
const pageSize = 100

/** What was read for a question; `next`: where the next page begins, null if there is none. */
type Pages = {
  readonly question: string
  readonly entries: readonly AuditEntry[]
  readonly next: number | null
}

/** Entries of the audit log in pages. `version` increases when there are new ones. */
export function useAuditLog(filter: AuditLogFilter, version: number): AuditLog {
  const bridge = useBridge()
  const { ofList, from } = filter
  const [pages, setPages] = useState<Pages | null>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const question = JSON.stringify([ofList, from, version])

  useEffect(() => {
    let isCurrent = true
    void bridge.calls['audit.page']({ ...toQuery({ ofList, from }), before: null, limit: pageSize }).then((answer) => {
      if (!isCurrent) return
      setFailure(answer.ok ? null : answer.code)
      if (answer.ok) setPages({ question, ...answer.value })
    })
    return () => {
      isCurrent = false
    }
  }, [bridge, ofList, from, question])

  const next = pages?.question === question ? pages.next : null

  async function more(): Promise<void> {
    if (next === null) return
    const answer = await bridge.calls['audit.page']({ ...toQuery({ ofList, from }), before: next, limit: pageSize })
    if (!answer.ok) return setFailure(answer.code)
    setPages((before) => {
      // Asked for twice, or something else has been asked since.
      if (before === null || before.question !== question || before.next !== next) return before
      return { question, entries: [...before.entries, ...answer.value.entries], next: answer.value.next }
    })
  }

  return { entries: pages?.entries ?? null, hasMore: next !== null, failure, more: () => void more() }
}

/** All entries of a filter, for a file. */
export async function readAuditLog(bridge: Bridge, filter: AuditLogFilter): Promise<Result<readonly AuditEntry[]>> {
  const all: AuditEntry[] = []
  for (let before: number | null = null; ; ) {
    const answer: Awaited<ReturnType<Bridge['calls']['audit.page']>> = await bridge.calls['audit.page']({
      ...filter,
      before,
      limit: auditPageMax
    })
    if (!answer.ok) return answer
    all.push(...answer.value.entries)
    before = answer.value.next
    if (before === null) return succeed(all)
  }
}

function toQuery({ ofList, from }: { ofList: string | undefined; from: number | undefined }): AuditLogFilter {
  return { ...(ofList !== undefined && { ofList }), ...(from !== undefined && { from }) }
}
