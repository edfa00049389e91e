import type { InvitationContent, InvitationView, RefusalCode, UnknownReason } from '#contract/invitation.ts'
import { serverWords } from '../../i18n/server-words.ts'

/** Patients that the server refused for the same reason. */
export interface RefusalGroup {
  readonly key: string
  readonly code: RefusalCode
  /** What the reason refers to: the doctor's address or the queue. */
  readonly about: { readonly kind: 'doctor' | 'queue'; readonly name: string } | null
  /** The server's message, where it says more than the reason. */
  readonly serverText: string | null
  readonly invitations: readonly InvitationView[]
}

/** Invitations that need the user, and resolved unknown outcomes, each in the order of the file. */
export interface Problems {
  /** The largest group first. */
  readonly refused: readonly RefusalGroup[]
  /** The answer was lost and the server was not asked yet. */
  readonly unknown: readonly InvitationView[]
  readonly checking: readonly InvitationView[]
  readonly undecided: readonly InvitationView[]
  readonly held: readonly InvitationView[]
  /** Held because they were invited from elsewhere. */
  readonly heldElsewhere: readonly InvitationView[]
  /** The server has no such invitation: it can be sent again. */
  readonly provenAbsent: readonly InvitationView[]
  /** Exists more than once on the server. */
  readonly duplicates: readonly InvitationView[]
}

/** Groups the invitations of a list that need the user. */
export function problemsOf(invitations: readonly InvitationView[]): Problems {
  const groups = new Map<string, { group: Omit<RefusalGroup, 'invitations'>; invitations: InvitationView[] }>()
  const unknown: InvitationView[] = []
  const checking: InvitationView[] = []
  const undecided: InvitationView[] = []
  const held: InvitationView[] = []
  const heldElsewhere: InvitationView[] = []
  const provenAbsent: InvitationView[] = []
  const duplicates: InvitationView[] = []
  for (const invitation of invitations) {
    switch (invitation.state) {
      case 'refused': {
        const group = groupOf(invitation)
        const known = groups.get(group.key)
        if (known === undefined) groups.set(group.key, { group, invitations: [invitation] })
        else known.invitations.push(invitation)
        break
      }
      case 'unknown':
        unknown.push(invitation)
        break
      case 'checking':
        checking.push(invitation)
        break
      case 'undecided':
        undecided.push(invitation)
        break
      case 'held':
        if (invitation.elsewhere === undefined) held.push(invitation)
        else heldElsewhere.push(invitation)
        break
      case 'ready':
        if (invitation.provenAbsent) provenAbsent.push(invitation)
        break
      case 'created':
        if ((invitation.duplicates?.length ?? 0) > 1) duplicates.push(invitation)
        break
      default:
        break
    }
  }
  const refused = [...groups.values()]
    .map(({ group, invitations: members }) => ({ ...group, invitations: members }))
    .sort((one, other) => other.invitations.length - one.invitations.length)
  return { refused, unknown, checking, undecided, held, heldElsewhere, provenAbsent, duplicates }
}

/** How many patients have one of the problems. */
export function problemCount(problems: Problems): number {
  const { refused, unknown, checking, undecided, held, heldElsewhere, provenAbsent, duplicates } = problems
  return (
    refused.reduce((total, { invitations }) => total + invitations.length, 0) +
    [unknown, checking, undecided, held, heldElsewhere, provenAbsent, duplicates].reduce(
      (total, part) => total + part.length,
      0
    )
  )
}

/** The reason of an unknown outcome. Rows written before the reason was known count as an ended app. */
export function unknownReasonOf({ doubt }: InvitationView): UnknownReason {
  return doubt ?? 'app-ended'
}

function groupOf({
  refusal = 'request-rejected',
  serverText,
  content
}: InvitationView): Omit<RefusalGroup, 'invitations'> {
  const about = aboutOf(refusal, content)
  // Only for vague codes: otherwise the text would split one reason into a group per patient.
  const ownText = needsServerText.has(refusal) ? serverWords(serverText) : null
  return { key: JSON.stringify([refusal, about?.name, ownText]), code: refusal, about, serverText: ownText }
}

const needsServerText: ReadonlySet<RefusalCode> = new Set(['request-rejected', 'message-not-sent', 'not-found'])

function aboutOf(code: RefusalCode, { doctorEmail, queue }: InvitationContent): RefusalGroup['about'] {
  if (code === 'doctor-not-found' && doctorEmail !== undefined) return { kind: 'doctor', name: doctorEmail }
  if (code === 'queue-not-found' && queue !== undefined) return { kind: 'queue', name: queue }
  return null
}

/** Whether two invitations have the same content for the server. */
export function isSameContent(one: InvitationContent, other: InvitationContent): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof InvitationContent>
  return [...keys].every((key) => one[key] === other[key])
}
