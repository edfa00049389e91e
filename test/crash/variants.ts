import type { FaultPlan, PracticeOptions } from '../../src-main/practice/index.ts'

const faults: FaultPlan = [
  { name: 'reset-after-create', route: 'create', probability: 0.06 },
  { name: 'reset-before-create', route: 'create', probability: 0.06 },
  { name: 'silence-after-create', route: 'create', probability: 0.02 },
  { name: 'half-answer', route: 'create', probability: 0.05 },
  { name: 'no-link-200', route: 'create', probability: 0.04 },
  { name: 'duplicate-answer', route: 'create', probability: 0.04 },
  { name: 'error-500-after-message', route: 'create', probability: 0.05 },
  { name: 'bad-gateway-502', route: 'create', probability: 0.04 },
  { name: 'unavailable-503', route: 'create', probability: 0.05 },
  { name: 'sms-failed', route: 'create', probability: 0.03 },
  { name: 'tokens-killed', route: 'create', probability: 0.04 },
  { name: 'reset-after-create', route: 'patch', probability: 0.08 },
  { name: 'reset-before-create', route: 'patch', probability: 0.06 },
  { name: 'half-answer', route: 'delete', probability: 0.08 },
  { name: 'bad-gateway-502', route: 'delete', probability: 0.06 },
  { name: 'error-500-after-message', route: 'resend', probability: 0.08 },
  { name: 'reset-after-create', route: 'resend', probability: 0.06 },
  { name: 'unavailable-503', route: 'resend', probability: 0.05 },
  { name: 'error-500', route: 'list', probability: 0.05 },
  { name: 'reset-after-create', route: 'get', probability: 0.05 }
]

export type Variant = { readonly practice: Omit<PracticeOptions, 'now' | 'log'>; readonly faults: FaultPlan }

/** The servers against which the app is killed. */
export const variants: Readonly<Record<string, Variant>> = {
  plain: { practice: {}, faults: [] },
  'no search by metadata': { practice: { metadataSearch: false }, faults: [] },
  'faults of every kind': { practice: {}, faults },
  'older server, no search, faults': { practice: { version: 'x-access-token', metadataSearch: false }, faults }
}
