import type { CallOutput } from '#contract/channels.ts'

export type PracticeState = Extract<CallOutput<'practice.read'>, { ok: true }>['value']
export type PracticeMessage = Extract<CallOutput<'practice.messages'>, { ok: true }>['value'][number]
