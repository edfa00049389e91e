import { randomUUID } from 'node:crypto'
import type { InvitationContent } from '#contract/invitation.ts'
import { storeList } from '../support/store-list.ts'
import { hourMs, liveInvites, type ModelList, type ModelRow, type Patient, rowIdOf, type World } from './world.ts'

export type Random = () => number

export function pick<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)]
}

export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

/** Each name as tomorrow's export of another system writes it. */
const names: readonly { readonly usual: string; readonly upper: string }[] = [
  { usual: 'Müller', upper: 'MUELLER' },
  { usual: 'Groß', upper: 'GROSS' },
  { usual: 'Yılmaz', upper: 'YILMAZ' },
  { usual: 'Łukasz', upper: 'LUKASZ' },
  { usual: 'Søren', upper: 'SOEREN' },
  { usual: "O'Neill", upper: 'ONEILL' },
  { usual: 'Muñoz', upper: 'MUNOZ' },
  { usual: 'Meier', upper: 'MEIER' }
]
const firstNames = ['Anna', 'Bruno', 'Chloé', 'Dario', 'Eva', 'Fritz'] as const

/**
 * New patients with an appointment in the next days; some without one, some siblings with one telephone.
 *
 * @param datedShare of those who are no siblings; 0: nobody has an appointment.
 */
export function newPatients(world: World, random: Random, count: number, datedShare = 0.85): readonly Patient[] {
  const day = Math.ceil(world.now() / hourMs) * hourMs + 26 * hourMs
  return Array.from({ length: count }, () => {
    const number = world.patients.length + 1
    const before = world.patients.at(-1)
    const sibling = before !== undefined && datedShare > 0 && random() < 0.12 ? before : null
    const hasMoment = sibling !== null || random() < datedShare
    const isByEmail = sibling === null && random() < 0.25
    // The number keeps apart patients whose names are the same: the model must not take them for one.
    const lastName = sibling?.content.lastName ?? `${pick(random, names)?.usual} Nr${letters(number)}`
    const scheduledFor = sibling?.content.scheduledFor ?? new Date(day + number * 30 * 60_000).toISOString()
    const patient: Patient = {
      number,
      excusedBecause: null,
      content: {
        firstName: `${firstNames[number % firstNames.length]}`,
        lastName,
        gender: 'female',
        ...(isByEmail
          ? { emailAddress: `patient${number}@example.com` }
          : { phoneNumber: sibling?.content.phoneNumber ?? `+4179${1_000_000 + number}` }),
        ...(hasMoment ? { scheduledFor } : {}),
        language: 'fr',
        queue: 'Cardiologie',
        timeZone: 'Europe/Zurich',
        channel: isByEmail ? 'email' : 'sms'
      }
    }
    world.patients.push(patient)
    return patient
  })
}

function letters(number: number): string {
  return [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}

export const spellings = ['as before', 'upper case', 'swapped order', 'other blanks'] as const
export type Spelling = (typeof spellings)[number]

/** The same patient in another export. */
export function respelled(content: InvitationContent, spelling: Spelling): InvitationContent {
  const { firstName, lastName } = content
  switch (spelling) {
    case 'as before':
      return content
    case 'upper case': {
      const known = names.find(({ usual }) => lastName.startsWith(usual))
      const upper = known === undefined ? lastName : lastName.replace(known.usual, known.upper)
      return { ...content, firstName: firstName.toUpperCase(), lastName: upper.toUpperCase() }
    }
    case 'swapped order':
      return { ...content, firstName: lastName, lastName: firstName }
    case 'other blanks':
      return { ...content, lastName: lastName.replace(' ', '-') }
  }
}

/**
 * The patient's row as the hospital would export it now: with the moment and the name that the user, in the app, or
 * the live invite has. The first is what an old export has.
 */
export function latestContent(world: World, patient: Patient): InvitationContent {
  const invite = liveInvites(world).findLast((one) => world.patientOfRow.get(rowIdOf(one)) === patient)
  if (invite === undefined) return patient.content
  const { firstName, lastName, scheduledFor } = invite
  return {
    ...patient.content,
    firstName,
    lastName,
    ...(scheduledFor > 0 ? { scheduledFor: new Date(scheduledFor).toISOString() } : {})
  }
}

/** Stores a list through the chosen connection as the window does; null: the app did not take it. */
export async function importList(
  world: World,
  rows: readonly { readonly patient: Patient; readonly content: InvitationContent }[]
): Promise<ModelList | null> {
  const { app } = world
  const modelRows: readonly ModelRow[] = rows.map((row) => ({ ...row, rowId: randomUUID() }))
  const listId = await storeList(app.call, modelRows)
  if (listId === null) return null
  const all = await app.call('connections.all', undefined)
  if (!all.ok) return null
  const list: ModelList = { listId, connectionId: all.value.chosen, rows: modelRows, isKept: true }
  world.lists.push(list)
  for (const { rowId, patient } of modelRows) world.patientOfRow.set(rowId, patient)
  return list
}
