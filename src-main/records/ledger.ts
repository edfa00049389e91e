import { firstProtocol, type ServerProtocol } from '#contract/server-protocol.ts'
import type { RecordedServer } from '../hcw/server-identity.ts'
import type { Attempt } from '../sending/invitation-port.ts'
import { readCheckpoint } from './checkpoint.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import type { LogLine, SentLog } from './sent-log.ts'
import { DamageError } from './storage-failure.ts'

/** An attempt as the ledger keeps it. `lastState`: the state that its invitation had when it was erased. */
export type LedgerEntry = LogLine & {
  readonly endedAt: number | null
  readonly lastState: string | null
  readonly sealedRequest: Uint8Array
}

/** The ledger of attempts. Call its writes within a transaction, and {@link Ledger.rollBack} if that fails. */
export type Ledger = {
  /** Writes attempts to the database, then to the sent log: once the transaction is committed, both have them. */
  readonly begin: (attempts: readonly NewAttempt[]) => void
  /** After the transaction of {@link begin} failed: removes from the sent log what is not in the database. */
  readonly rollBack: () => void
  /** False if there is no such attempt. */
  readonly end: (attemptId: string, at: number) => boolean
  readonly latest: (listId: string, rowId: string) => Attempt | null
  /** Adds the server to the attempts of an invitation that were recorded without one. */
  readonly addServer: (listId: string, rowId: string, serverId: string, protocol?: ServerProtocol) => void
  /**
   * Call this before an invitation is erased: its attempts keep the last state, and lose the digest of the request. The
   * request is so short that it could be guessed from the digest.
   */
  readonly recordLastState: (listId: string, rowId: string, state: string) => void
}

export type NewAttempt = {
  readonly attemptId: string
  readonly listId: string
  readonly rowId: string
  readonly guard: Uint8Array
  readonly at: number
  readonly account: string
  readonly digest: string
  /** Default: it has no outcome yet. */
  readonly endedAt?: number
} & RecordedServer

/** The encrypted JSON. `server` and `protocol`: absent in records that are older than them. */
type StoredRequest = {
  readonly account: string
  readonly digest: string
  readonly server?: string
  readonly protocol?: ServerProtocol
}

/** The number of the latest attempt; 0: there is none. */
export function lastAttempt(database: Database): number {
  return numberOf(database.prepare('SELECT ifnull(max(number), 0) AS last FROM attempts').get()?.['last'])
}

/** @param log null for records in memory. */
export function createLedger(database: Database, encryption: Encryption, log: SentLog | null): Ledger {
  let next = lastAttempt(database) + 1

  const update = (entry: LedgerEntry) =>
    database
      .prepare('UPDATE attempts SET ended_at = ?, last_state = ?, sealed_request = ?, mac = ? WHERE number = ?')
      .run(entry.endedAt, entry.lastState, entry.sealedRequest, encryption.mac(associatedDataOf(entry)), entry.number)

  const requestOf = (entry: LedgerEntry): StoredRequest =>
    JSON.parse(encryption.decrypt(requestData(entry.number), entry.sealedRequest).toString())

  const entriesOf = (listId: string, rowId: string) =>
    database
      .prepare('SELECT * FROM attempts WHERE list_id = ? AND row_id = ?')
      .all(idToBytes(listId), idToBytes(rowId))
      .map((row) => readEntry(encryption, row))

  return {
    begin: (attempts) => {
      const entries = attempts.map((attempt, index): LedgerEntry => {
        const number = next + index
        const { account, digest, serverId, protocol } = attempt
        const request: StoredRequest = { account, digest, server: serverId, protocol }
        return {
          number,
          attemptId: attempt.attemptId,
          listId: attempt.listId,
          rowId: attempt.rowId,
          guard: Buffer.from(attempt.guard).toString('hex'),
          at: attempt.at,
          endedAt: attempt.endedAt ?? null,
          lastState: null,
          // Encrypted: the request is so short that it could be guessed from the digest.
          sealedRequest: encryption.encrypt(requestData(number), JSON.stringify(request))
        }
      })
      for (const entry of entries) insertAttempt(database, encryption, entry)
      log?.append(entries)
      next += entries.length
    },
    rollBack: () => {
      next = lastAttempt(database) + 1
      log?.truncateTo(next)
    },
    end: (attemptId, at) => {
      const row = database.prepare('SELECT * FROM attempts WHERE attempt_id = ?').get(attemptId)
      if (row === undefined) return false
      const entry: LedgerEntry = { ...readEntry(encryption, row), endedAt: at }
      database
        .prepare('UPDATE attempts SET ended_at = ?, mac = ? WHERE number = ?')
        .run(entry.endedAt, encryption.mac(associatedDataOf(entry)), entry.number)
      return true
    },
    latest: (listId, rowId) => {
      const row = database
        .prepare('SELECT * FROM attempts WHERE list_id = ? AND row_id = ? ORDER BY number DESC LIMIT 1')
        .get(idToBytes(listId), idToBytes(rowId))
      if (row === undefined) return null
      const entry = readEntry(encryption, row)
      const { account, digest, server = null, protocol = firstProtocol } = requestOf(entry)
      return {
        attemptId: entry.attemptId,
        account,
        serverId: server,
        protocol,
        digest,
        begunAt: entry.at,
        endedAt: entry.endedAt
      }
    },
    addServer: (listId, rowId, serverId, protocol = firstProtocol) => {
      for (const entry of entriesOf(listId, rowId)) {
        const request = requestOf(entry)
        if (request.server !== undefined) continue
        const withServer = JSON.stringify({ ...request, server: serverId, protocol } satisfies StoredRequest)
        update({ ...entry, sealedRequest: encryption.encrypt(requestData(entry.number), withServer) })
      }
    },
    recordLastState: (listId, rowId, state) => {
      for (const entry of entriesOf(listId, rowId)) {
        const request = JSON.stringify({ ...requestOf(entry), digest: '' } satisfies StoredRequest)
        update({ ...entry, lastState: state, sealedRequest: encryption.encrypt(requestData(entry.number), request) })
      }
    }
  }
}

export function insertAttempt(database: Database, encryption: Encryption, entry: LedgerEntry): void {
  database
    .prepare(
      `INSERT INTO attempts (number, attempt_id, list_id, row_id, guard, begun_at, ended_at, last_state, sealed_request, mac)
       VALUES (?,?,?,?,?,?,?,?,?,?)`
    )
    .run(
      entry.number,
      entry.attemptId,
      idToBytes(entry.listId),
      idToBytes(entry.rowId),
      Buffer.from(entry.guard, 'hex'),
      entry.at,
      entry.endedAt,
      entry.lastState,
      entry.sealedRequest,
      encryption.mac(associatedDataOf(entry))
    )
}

/** An attempt that is only in the sent log: its request and its outcome are not known. */
export function entryFromLog(encryption: Encryption, line: LogLine): LedgerEntry {
  const request = JSON.stringify({ account: '', digest: '' })
  return {
    ...line,
    endedAt: null,
    lastState: null,
    sealedRequest: encryption.encrypt(requestData(line.number), request)
  }
}

/**
 * All attempts in order that were not closed off, with their MACs checked. Throws {@link DamageError} if one was changed or is
 * missing.
 */
export function readLedger(database: Database, encryption: Encryption): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  for (const row of database.prepare('SELECT * FROM attempts ORDER BY number').iterate()) {
    entries.push(readEntry(encryption, row))
  }
  const { closed } = readCheckpoint(database, encryption)
  if (entries.length + closed !== (entries.at(-1)?.number ?? 0)) throw new DamageError('an attempt is gone')
  return entries
}

export function readEntry(encryption: Encryption, row: Readonly<Record<string, unknown>>): LedgerEntry {
  const entry: LedgerEntry = {
    number: numberOf(row['number']),
    attemptId: textOf(row['attempt_id']),
    listId: idFromBytes(row['list_id']),
    rowId: idFromBytes(row['row_id']),
    guard: Buffer.from(bytesOf(row['guard'])).toString('hex'),
    at: numberOf(row['begun_at']),
    endedAt: row['ended_at'] === null ? null : numberOf(row['ended_at']),
    lastState: row['last_state'] === null ? null : textOf(row['last_state']),
    sealedRequest: bytesOf(row['sealed_request'])
  }
  encryption.verify(associatedDataOf(entry), row['mac'])
  return entry
}

function requestData(number: number): AssociatedData {
  return ['request', number]
}

function associatedDataOf(entry: LedgerEntry): AssociatedData {
  return [
    'attempt',
    entry.number,
    entry.attemptId,
    entry.listId,
    entry.rowId,
    entry.guard,
    entry.at,
    entry.endedAt,
    entry.lastState,
    Buffer.from(entry.sealedRequest.subarray(-16)).toString('hex')
  ]
}
