import type { InvitationContent, InvitationView } from '#contract/invitation.ts'
import type { BatchPlan, BatchView } from '#contract/sending.ts'

export function aContent(part: Partial<InvitationContent> = {}): InvitationContent {
  return {
    firstName: 'Anna',
    lastName: 'Muster',
    gender: 'female',
    phoneNumber: '+41791234567',
    scheduledFor: '2026-11-24T08:30:00.000Z',
    language: 'de',
    doctorEmail: 'dora@hospital.example',
    timeZone: 'Europe/Zurich',
    channel: 'sms',
    ...part
  }
}

export function anInvitation(rowId: string, part: Partial<InvitationView> = {}): InvitationView {
  return { rowId, state: 'ready', content: aContent(), ...part }
}

export function aPlan(part: Partial<BatchPlan> = {}): BatchPlan {
  return {
    total: 47,
    bySms: 45,
    byEmail: 2,
    linksOnly: 0,
    doctors: ['dora@hospital.example'],
    queues: ['Cardiologie'],
    appointments: null,
    groups: [],
    seconds: 5.9,
    held: 0,
    withheld: 0,
    alreadySent: 0,
    ...part
  }
}

export function aBatch(part: Partial<BatchView> = {}): BatchView {
  return {
    listId: '00000000-0000-4000-8000-000000000001',
    phase: 'running',
    total: 100,
    queued: 100,
    inFlight: 0,
    created: 0,
    recovered: 0,
    refused: 0,
    unknown: 0,
    left: 0,
    held: 0,
    configuredRatePerSecond: 8,
    currentRatePerSecond: 8,
    measuredRatePerSecond: 8,
    startedAt: 1,
    finishesAt: null,
    finishedAt: null,
    ...part
  }
}
