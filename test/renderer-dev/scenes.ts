import { type FiguresPeriod, periodStart, type VisitFigures } from '#contract/figures.ts'
import type { ListSummary } from '#contract/list.ts'
import type { BatchView } from '#contract/sending.ts'
import { settings } from '#contract/settings.ts'
import type { FakeTruth } from './fake-bridge.ts'

const day = 86_400_000
const hour = 3_600_000

export function listId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export function aList(number: number, name: string, part: Partial<ListSummary> = {}): ListSummary {
  return {
    listId: listId(number),
    connectionId: 'practice',
    revision: 1,
    name,
    fileName: `${name}.csv`,
    createdAt: 1_795_000_000_000,
    updatedAt: 1_795_000_000_000,
    figures: { patients: 0, ready: 0, blocked: 0, excluded: 0, firstMoment: null, lastMoment: null },
    invitations: {},
    ...part
  }
}

export function aBatch(part: Partial<BatchView> = {}): BatchView {
  return {
    listId: listId(1),
    phase: 'running',
    total: 47,
    queued: 20,
    inFlight: 4,
    created: 22,
    recovered: 0,
    refused: 1,
    unknown: 0,
    left: 0,
    held: 0,
    configuredRatePerSecond: 8,
    currentRatePerSecond: 8,
    measuredRatePerSecond: 8,
    startedAt: 1_795_000_000_000,
    finishesAt: 1_795_000_003_000,
    finishedAt: null,
    ...part
  }
}

/** Figures of the present period, of a doctor and a queue; the largest numbers of a hospital. */
export function someFigures(by: FiguresPeriod): VisitFigures[] {
  const counts = {
    invited: 12_340,
    confirmed: 9120,
    came: 10_870,
    missed: 730,
    withdrawn: 420,
    ahead: 310,
    notKnown: 10,
    moved: 1250,
    inDoubt: 3,
    refused: { 'doctor-not-found': 2 }
  }
  const start = periodStart(new Date().toISOString().slice(0, 10), by)
  return [
    {
      start,
      destination: { kind: 'doctor', name: 'dora.keller-schwarzenbach@kantonsspital.example' },
      way: 'sms',
      language: 'de',
      counts
    },
    { start, destination: { kind: 'queue', name: 'Cardiologie' }, way: 'email', language: 'fr', counts }
  ]
}

/** A main process where nothing has happened yet. */
export function firstStart(): FakeTruth {
  return {
    lists: [],
    connections: [
      { connectionId: 'practice', kind: 'practice', name: 'Practice', baseUrl: '', email: '', password: 'none' }
    ],
    chosen: 'practice',
    keychain: 'system',
    settings: settings.parse({}),
    systemLanguage: 'en',
    isLocked: false,
    batch: null,
    invitations: new Map(),
    unfinished: [],
    recordsNotice: null,
    folderUser: null,
    neededVersion: null,
    policy: { off: [], server: null, problem: null },
    fixed: [],
    faults: [],
    messages: []
  }
}

/** A Tuesday in the middle of work. `now` in ms since the epoch. */
export function workingDay(now: number): FakeTruth {
  const at = (days: number) => ({ firstMoment: now + days * day, lastMoment: now + days * day + 8 * hour })
  return {
    ...firstStart(),
    lists: [
      aList(1, 'Cardiologie mardi', {
        figures: { patients: 47, ready: 45, blocked: 2, excluded: 0, ...at(1) }
      }),
      aList(2, 'Diabétologie, consultations de suivi à distance, semaine 48', {
        figures: { patients: 48, ready: 48, blocked: 0, excluded: 0, ...at(0) },
        invitations: { created: 47, refused: 1 }
      }),
      aList(3, 'Dermatologie', {
        connectionId: 'hug',
        figures: { patients: 1260, ready: 1255, blocked: 0, excluded: 5, ...at(-1) },
        invitations: { created: 1249, unknown: 3, held: 2, refused: 1 }
      }),
      aList(4, 'Onkologie', {
        figures: { patients: 12, ready: 12, blocked: 0, excluded: 0, ...at(-6) },
        invitations: { created: 12 }
      })
    ],
    connections: [
      { connectionId: 'practice', kind: 'practice', name: 'Practice', baseUrl: '', email: '', password: 'none' },
      {
        connectionId: 'hug',
        kind: 'server',
        name: 'HUG Genève',
        baseUrl: 'https://hcw.hospital.example',
        email: 'secretariat.cardio@hospital.example',
        password: 'kept'
      },
      {
        connectionId: 'second',
        kind: 'server',
        name: 'Clinique du Lac',
        baseUrl: 'https://visio.clinic.example',
        email: 'accueil@clinic.example',
        password: 'none'
      }
    ],
    messages: [
      {
        at: now - hour,
        channel: 'sms',
        to: '+41791234567',
        language: 'fr',
        text:
          'Bonjour Anne Favre, votre consultation vidéo a lieu le 24 novembre à 09:30. ' +
          'Votre lien : https://practice.example/invite?i=abc'
      },
      {
        at: now - hour + 5_000,
        channel: 'email',
        to: 'marco.bianchi@example.org',
        language: 'it',
        text:
          'Buongiorno Marco Bianchi, la sua videoconsultazione è il 24 novembre alle 10:00.\n' +
          'Il suo link: https://practice.example/invite?i=def'
      }
    ]
  }
}
