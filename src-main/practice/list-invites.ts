import { type Answer, json } from './answer.ts'
import { pathsOf, readCriteria } from './criteria.ts'
import { type Hospital, type Invite, isAlive, type User } from './hospital.ts'
import { inviteView } from './invite-view.ts'

/** The framework's default `limit`. */
const defaultLimit = 30

/** The fields that an encrypting server encrypts: searching by them finds nothing. */
const encryptedFields = new Set([
  'firstName',
  'lastName',
  'phoneNumber',
  'emailAddress',
  'birthDate',
  'metadata',
  'note'
])

export function totalCount(count: number): Readonly<Record<string, string>> {
  return { 'X-Total-Count': String(count), 'Access-Control-Expose-Headers': 'X-Total-Count' }
}

/** `GET /api/v1/invite`: the caller's own invites; understands where, limit, skip and sort, ignores `?firstName=`. */
export function listInvites(hospital: Hospital, user: User, query: URLSearchParams): Answer {
  let where: unknown = {}
  const given = query.get('where')
  if (given !== null) {
    try {
      where = JSON.parse(given)
    } catch {
      return json(400, 'Invalid `where` filter')
    }
  }
  if (query.has('select')) return selectRefused(hospital)
  const criteria = readCriteria(where, readField)
  const sort = readSort(query.get('sort'))
  if (!criteria.ok || sort === undefined) return criteriaRefused(hospital)

  const paths = pathsOf(where)
  const found: Invite[] = []
  if (!hospital.encrypted || !paths.some((path) => encryptedFields.has(rootOf(path)))) {
    for (const invite of hospital.invites.values()) {
      if (invite.invitedBy === user && criteria.matches(invite) && isAlive(hospital, invite)) found.push(invite)
    }
  }
  if (sort.path !== '') {
    const direction = sort.descending ? -1 : 1
    found.sort((a, b) => direction * order(readField(a, sort.path), readField(b, sort.path)))
  }
  const skip = number(query.get('skip'), 0)
  const page = found.slice(skip, skip + number(query.get('limit'), defaultLimit))
  // The real server counts with another query, which fails for paths into a JSON column.
  const headers = paths.some((path) => rootOf(path) === 'metadata') ? {} : totalCount(found.length)
  return json(
    200,
    page.map((invite) => inviteView(hospital, invite, 'id')),
    headers
  )
}

function rootOf(path: string): string {
  return path.split('.', 1)[0] ?? path
}

function number(value: string | null, fallback: number): number {
  const parsed = Number(value ?? Number.NaN)
  return Number.isInteger(parsed) && parsed >= 0 ? parsed : fallback
}

function readSort(sort: string | null): { readonly path: string; readonly descending: boolean } | undefined {
  if (sort === null || sort === '') return { path: '', descending: false }
  const [, path, direction] = /^(\w+)(?: +(ASC|DESC))?$/i.exec(sort) ?? []
  return path === undefined ? undefined : { path, descending: direction?.toUpperCase() === 'DESC' }
}

function order(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [String(a), String(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

const plainFields = new Set<string>([
  'id',
  'createdAt',
  'updatedAt',
  'firstName',
  'lastName',
  'gender',
  'phoneNumber',
  'messageService',
  'emailAddress',
  'inviteToken',
  'expertToken',
  'status',
  'scheduledFor',
  'patientLanguage',
  'birthDate',
  'patientTZ',
  'metadata',
  'note'
] satisfies (keyof Invite)[])

function readField(invite: Invite, path: string): unknown {
  const [root = '', ...rest] = path.split('.')
  if (rest.length > 0) {
    let value: unknown = root === 'metadata' ? invite.metadata : undefined
    for (const key of rest) {
      value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
    }
    return value
  }
  if (plainFields.has(root)) return invite[root as keyof Invite]
  if (root === 'queue') return invite.queue?.id ?? null
  if (root === 'doctor') return invite.doctor?.id ?? null
  if (root === 'invitedBy') return invite.invitedBy.id
  return root === 'type' ? 'PATIENT' : undefined
}

function criteriaRefused(hospital: Hospital): Answer {
  return problem(hospital, 'E_INVALID_CRITERIA', 'Could not use the provided `where` clause.')
}

function selectRefused(hospital: Hospital): Answer {
  return problem(
    hospital,
    'E_INVALID_CRITERIA',
    'The provided criteria contains a custom `select` clause, but since this model (`publicinvite`) is ' +
      "`schema: false`, this cannot be relied upon... yet.  In the mean time, if you'd like to use a " +
      'custom `select`, configure this model to `schema: true`. Or, better yet, since this is usually an ' +
      'app-wide setting,configure all of your models to have `schema: true` -- e.g. in `config/models.js`. ' +
      ' (Note that this WILL be supported in a future, minor version release of Sails/Waterline.  Want to ' +
      'lend a hand?  http://sailsjs.com/contribute)'
  )
}

function problem(hospital: Hospital, code: string, details: string): Answer {
  const message =
    'The server could not fulfill this request (`GET /api/v1/invite`) due to a problem with the ' +
    'parameters that were sent.  See the `details` for more info.'
  const tip =
    '  **The following additional tip will not be shown in production**:  Tip: Check your client-side ' +
    'code to make sure that the request data it sends matches the expectations of the corresponding ' +
    'attributes in your model.  Also check that your client-side code sends data for every required ' +
    'attribute.'
  return json(400, { code, details, message: hospital.development ? message + tip : message })
}
