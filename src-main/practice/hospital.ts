import type { DeletionCause, MessageChannel, MessageKind, PracticeEvent } from './observations.ts'
import type { PracticeOptions, PracticeVersion } from './options.ts'
import { type PracticeAccount, practiceAccounts, practiceQueues, practiceSharedSecret } from './practice-accounts.ts'
import { createIds, createRandom, type Random } from './random.ts'

export interface User extends PracticeAccount {
  readonly id: string
  readonly createdAt: number
  updatedAt: number
  role: PracticeAccount['role']
  doctorClientVersion: string
  /** `external-auth-callback` with a scheduler's e-mail breaks that account's password login for good. */
  loginBroken: boolean
}

export interface Queue {
  readonly id: string
  readonly name: string
  readonly createdAt: number
}

export interface Consultation {
  readonly id: string
  /** Of the record that remains after the end. */
  readonly anonymousId: string
  readonly ownerId: string
  readonly createdAt: number
  status: 'pending' | 'active' | 'closed'
  acceptedBy: User | undefined
  acceptedAt: number
  closedAt: number
}

export interface Invite {
  readonly id: string
  readonly invitedBy: User
  /** E-mail of the doctor it was created for; a later change of doctor does not touch it. */
  readonly doctorDataEmail: string | undefined
  readonly createdAt: number
  updatedAt: number
  firstName: string
  lastName: string
  gender: string
  phoneNumber: string
  messageService: string
  emailAddress: string
  readonly inviteToken: string
  readonly expertToken: string
  status: string
  /** Epoch ms, 0 for none. */
  scheduledFor: number
  patientLanguage: string
  birthDate: string
  patientTZ: string
  metadata: unknown
  note: string
  queue: Queue | undefined
  doctor: User | undefined
  consultation: Consultation | undefined
  deletedAt: number | undefined
  deletedBecause: DeletionCause | undefined
  patches: number
  resends: number
  messages: number
}

/** A message that is sent or waiting; its text is created when it is read. */
export interface Letter {
  readonly at: number
  readonly channel: MessageChannel
  readonly kind: MessageKind
  readonly to: string
  readonly language: string
  readonly patientTZ: string
  readonly scheduledFor: number
  readonly doctorName: string
  readonly invite: Invite
}

/** Failures inside the application during one request. */
export interface Mishap {
  readonly smsFails?: boolean
  readonly mailFails?: boolean
  /** Overrides the access token's lifetime. */
  readonly tokenLifetimeMs?: number
}

export interface Hospital {
  readonly version: PracticeVersion
  readonly encrypted: boolean
  readonly refreshTokens: boolean
  readonly accessTokenLifetimeMs: number
  readonly refreshTokenLifetimeMs: number
  readonly development: boolean
  readonly passwordLogin: boolean
  readonly queueRequired: boolean
  readonly phonePrefixes: { readonly sms: readonly string[]; readonly whatsapp: readonly string[] }
  readonly sharedSecret: string
  /** Origin in the links. Set once the port is known. */
  publicUrl: string
  tokenSecret: string
  /** Tokens that were already checked; the signature takes more time than the rest of a request. */
  readonly knownTokens: Map<string, { readonly user: User; readonly expiresAt: number }>
  readonly users: User[]
  readonly queues: readonly Queue[]
  readonly invites: Map<string, Invite>
  readonly invitesByToken: Map<string, Invite>
  readonly letters: Letter[]
  /** Reminders that are not due yet. */
  waitingLetters: Letter[]
  readonly random: Random
  now(): number
  newId(): string
  log(event: PracticeEvent): void
}

export function openHospital(options: PracticeOptions, random: Random): Hospital {
  const now = options.now ?? Date.now
  const newId = createIds(random, now)
  const openedAt = now()
  const version = options.version ?? 'bearer'
  return {
    version,
    encrypted: options.metadataSearch === false,
    refreshTokens: options.refreshTokens ?? version !== '5.3.9',
    accessTokenLifetimeMs: options.accessTokenLifetimeMs ?? 15 * 60_000,
    refreshTokenLifetimeMs: options.refreshTokenLifetimeMs ?? 18 * 3_600_000,
    development: options.mode === 'development',
    passwordLogin: options.passwordLogin ?? true,
    queueRequired: options.queueRequired ?? false,
    phonePrefixes: options.phonePrefixes ?? { sms: ['+'], whatsapp: [] },
    sharedSecret: options.sharedExternalAuthSecret ?? practiceSharedSecret,
    publicUrl: '',
    tokenSecret: random.hex(64),
    knownTokens: new Map(),
    users: (options.accounts ?? practiceAccounts).map((account) => newUser(account, newId(), openedAt)),
    queues: (options.queues ?? practiceQueues).map(({ name }) => ({ id: newId(), name, createdAt: openedAt })),
    invites: new Map(),
    invitesByToken: new Map(),
    letters: [],
    waitingLetters: [],
    random,
    now,
    newId,
    log: options.log ?? (() => {})
  }
}

export function randomFor(options: PracticeOptions): Random {
  return createRandom(options.seed ?? Math.floor(Math.random() * 0x7fff_ffff))
}

export function newUser(account: PracticeAccount, id: string, at: number): User {
  return { ...account, id, createdAt: at, updatedAt: at, doctorClientVersion: '', loginBroken: false }
}

const day = 24 * 3_600_000

/** Unused invites are deleted a day after the appointment, or after their creation if they have no date. */
function expiresAt(invite: Invite): number {
  return (invite.scheduledFor || invite.createdAt) + day
}

/** The invite, unless it was deleted or has expired. */
export function livingInvite(hospital: Hospital, id: string): Invite | undefined {
  const invite = hospital.invites.get(id)
  return invite !== undefined && isAlive(hospital, invite) ? invite : undefined
}

export function isAlive(hospital: Hospital, invite: Invite): boolean {
  if (invite.deletedAt !== undefined) return false
  if (invite.consultation !== undefined || invite.status === 'ACCEPTED') return true
  const end = expiresAt(invite)
  if (hospital.now() < end) return true
  removeInvite(hospital, invite, 'expired', end)
  return false
}

export function removeInvite(hospital: Hospital, invite: Invite, because: DeletionCause, at = hospital.now()): void {
  invite.deletedAt = at
  invite.deletedBecause = because
  const consultation = invite.consultation
  if (consultation !== undefined && consultation.status !== 'closed') {
    consultation.status = 'closed'
    consultation.closedAt = at
  }
  hospital.log({ kind: 'deleted', at, id: invite.id, because })
}
