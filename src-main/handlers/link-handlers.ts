import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, Handlers } from '#contract/channels.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import type { linkCalls } from '#contract/files.ts'
import type { Target } from '#contract/invitation-actions.ts'
import { parseAddress } from '../hcw/address.ts'
import { readPatientLink } from '../hcw/patient-link.ts'
import type { ActionStore, TrackedInvitation } from '../invitation-actions/action-port.ts'
import { yieldToOthers } from '../sending/yield-to-others.ts'
import type { Vault } from '../vault/index.ts'
import type { AppendAudit } from './audit-writer.ts'
import type { SystemPorts } from './file-handlers.ts'
import type { PracticeHost } from './practice-host.ts'

type LinkHandlers = Pick<Handlers, keyof typeof linkCalls>
type NotThere = 'no-such-row' | 'not-created'

/** Links that are decrypted at once: a few milliseconds. */
const rowsPerStep = 50

export interface LinkHandlersOptions {
  readonly store: Pick<ActionStore, 'one'>
  readonly vault: Vault
  readonly practice: PracticeHost
  readonly ports: Pick<SystemPorts, 'openLink' | 'copyText' | 'print'>
  readonly appendAudit: AppendAudit
}

/**
 * Calls for the link of one invitation, which the window names by its row: it has no say in where an address leads. Each
 * use is in the audit log.
 */
export function createLinkHandlers({ store, vault, practice, ports, appendAudit }: LinkHandlersOptions): LinkHandlers {
  /** Where links of a connection may lead; null: there is no such connection. */
  async function hostsOf(connectionId: string) {
    if (connectionId === practiceConnectionId) {
      return { baseUrl: new URL((await practice.server()).url), patientsHost: null }
    }
    const { connections } = await vault.connections()
    const known = connections.find((one) => one.connectionId === connectionId)
    const address = known === undefined ? undefined : parseAddress(known.baseUrl)
    return address?.ok === true ? { baseUrl: address.value, patientsHost: known?.patientsHost ?? null } : null
  }

  function sent(target: Target): Result<{ link: string; connectionId: string }, NotThere> {
    const found = store.one(target)
    if (!found.ok) return found
    if (found.value === null) return fail('no-such-row')
    const link = linkIn(found.value)
    return link === undefined ? fail('not-created') : succeed({ link, connectionId: found.value.connectionId })
  }

  /** A line for each patient, as a spreadsheet takes it. */
  async function linesOf(
    listId: string,
    rowIds: readonly string[]
  ): Promise<Result<readonly string[], NotThere | 'address-refused'>> {
    const lines: string[] = []
    for (const [index, rowId] of rowIds.entries()) {
      if (index % rowsPerStep === 0) await yieldToOthers()
      const found = store.one({ listId, rowId })
      if (!found.ok) return found
      const link = await linkOf({ listId, rowId })
      if (!link.ok) return link
      const { lastName = '', firstName = '' } = found.value?.invitation.content ?? {}
      lines.push(`${cellText(`${lastName} ${firstName}`)}\t${link.value}`)
    }
    return succeed(lines)
  }

  /** A link on this computer must be the server's own: another port may be another program's. */
  async function linkOf(target: Target): Promise<Result<string, NotThere | 'address-refused'>> {
    const found = sent(target)
    if (!found.ok) return found
    const hosts = await hostsOf(found.value.connectionId)
    if (hosts === null) return fail('address-refused')
    const checked = readPatientLink(found.value.link, hosts.baseUrl, hosts.patientsHost)
    if (checked.link === null) return fail('address-refused')
    const { protocol, host } = new URL(checked.link)
    return protocol === 'http:' && host !== hosts.baseUrl.host ? fail('address-refused') : succeed(checked.link)
  }

  const note = ({ listId, rowId }: CallInput<'links.open'>, action: Parameters<AppendAudit>[0]['action']) =>
    appendAudit({ action, listId, rowId, count: 1 })

  return {
    'links.open': async (target) => {
      const link = await linkOf(target)
      if (!link.ok) return link
      if ((await ports.openLink(link.value)) !== 'opened') return fail('address-refused')
      await note(target, 'link-opened')
      return succeed(null)
    },
    'links.copy': async (target) => {
      const link = await linkOf(target)
      if (!link.ok) return link
      await ports.copyText(link.value)
      await note(target, 'link-copied')
      return succeed(null)
    },
    'links.copyAll': async ({ listId, rowIds }) => {
      const lines = await linesOf(listId, rowIds)
      if (!lines.ok) return lines
      await ports.copyText(lines.value.join('\r\n'))
      await appendAudit({ action: 'link-copied', listId, count: rowIds.length })
      return succeed(null)
    },
    'links.show': async (target) => {
      const found = sent(target)
      if (!found.ok) return found
      await note(target, 'link-shown')
      return succeed({ link: found.value.link })
    },
    'links.read': async ({ listId, rowIds }) => {
      const links: { rowId: string; link: string }[] = []
      for (const [index, rowId] of rowIds.entries()) {
        if (index % rowsPerStep === 0) await yieldToOthers()
        const found = store.one({ listId, rowId })
        if (!found.ok) return found
        const link = linkIn(found.value)
        if (link !== undefined) links.push({ rowId, link })
      }
      return succeed(links)
    },
    'links.print': async (target) => {
      const found = sent(target)
      if (!found.ok) return found
      const printed = await ports.print()
      if (printed !== 'printed') return fail(printed)
      await note(target, 'link-printed')
      return succeed(null)
    }
  }
}

function linkIn(tracked: TrackedInvitation | null): string | undefined {
  return tracked?.invitation.state === 'created' ? tracked.invitation.facts.link : undefined
}

/** A name that a spreadsheet would take for a formula stays text. */
function cellText(name: string): string {
  const plain = name.replace(/\s+/g, ' ').trim()
  return /^[=+\-@＝＋－＠]/.test(plain) ? `'${plain}` : plain
}
