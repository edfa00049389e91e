import { useCallback, useEffect, useRef, useState } from 'react'
import type { InvitationView } from '#contract/invitation.ts'
import { CallFailedError, type Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import { hasLink, type LinkRow } from './link-rows.ts'
import { readLinks } from './read-links.ts'

/** A link, and the invitation as it was when the link was asked for: once that changes, the link may be another. */
interface ShownLink {
  readonly invitation: InvitationView
  /** null: there was none. */
  readonly link: string | null
}

export interface ShownLinks {
  readonly isAllShown: boolean
  /** Whether any link is on the screen. */
  readonly isAnyShown: boolean
  /** The row's link if it is shown, else null. */
  readonly shownOf: (row: LinkRow) => string | null
  readonly showAll: (isAllShown: boolean) => void
  readonly toggle: (row: LinkRow) => void
}

const none: ReadonlyMap<string, ShownLink> = new Map()

/**
 * The links that are on the screen. The main process gives a link when it is asked for, and notes it; what is hidden
 * again is forgotten here. While all are shown, those that come later are shown too.
 */
export function useShownLinks(
  listId: string,
  rows: readonly LinkRow[],
  show: (row: LinkRow) => Promise<string | null>,
  onFailure: (failure: Failure) => void
): ShownLinks {
  const { calls } = useBridge()
  const [shown, setShown] = useState(none)
  const [isAllShown, setAllShown] = useState(false)
  // Increases when links are hidden: what was asked before is no longer wanted.
  const round = useRef(0)
  const [isReading, setReading] = useState(false)

  useEffect(() => {
    if (!isAllShown || isReading) return
    const missing = rows.filter((row) => hasLink(row) && shown.get(row.rowId)?.invitation !== row.invitation)
    if (missing.length === 0) return
    const asked = round.current
    setReading(true)
    void (async () => {
      try {
        const links = await readLinks(
          calls,
          listId,
          missing.map(({ rowId }) => rowId)
        )
        if (asked === round.current) setShown((before) => withLinks(before, missing, links))
      } catch (error) {
        if (!(error instanceof CallFailedError)) throw error
        if (asked === round.current) {
          setAllShown(false)
          onFailure(error.failure)
        }
      } finally {
        setReading(false)
      }
    })()
  }, [calls, listId, rows, shown, isAllShown, isReading, onFailure])

  const showAll = useCallback((isAll: boolean) => {
    round.current += 1
    if (!isAll) setShown(none)
    setAllShown(isAll)
  }, [])

  const toggle = useCallback(
    async (row: LinkRow) => {
      const { rowId } = row
      if (linkIn(shown, row) !== null) {
        setAllShown(false)
        setShown((before) => new Map([...before].filter(([other]) => other !== rowId)))
        return
      }
      const asked = round.current
      const link = await show(row)
      if (link !== null && asked === round.current) {
        setShown((before) => withLinks(before, [row], new Map([[rowId, link]])))
      }
    },
    [shown, show]
  )

  return {
    isAllShown,
    isAnyShown: shown.size > 0,
    shownOf: (row) => linkIn(shown, row),
    showAll,
    toggle: (row) => void toggle(row)
  }
}

function withLinks(
  before: ReadonlyMap<string, ShownLink>,
  rows: readonly LinkRow[],
  links: ReadonlyMap<string, string>
): ReadonlyMap<string, ShownLink> {
  const after = new Map(before)
  for (const { rowId, invitation } of rows) {
    if (invitation !== null) after.set(rowId, { invitation, link: links.get(rowId) ?? null })
  }
  return after
}

function linkIn(shown: ReadonlyMap<string, ShownLink>, { rowId, invitation }: LinkRow): string | null {
  const known = shown.get(rowId)
  return known !== undefined && known.invitation === invitation ? known.link : null
}
