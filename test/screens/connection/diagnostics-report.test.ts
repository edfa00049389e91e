import { beforeAll, expect, test } from 'vitest'
import { type DiagnosticResult, diagnosticResult, diagnosticSteps } from '#contract/diagnostics.ts'
import {
  diagnosticsSummary,
  measurementText,
  reportText
} from '../../../src-renderer/screens/connection/diagnostics-report.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'

beforeAll(loadAllTexts)

const at = Date.parse('2026-11-24T09:30:00Z')

function results(failed: Partial<DiagnosticResult> & Pick<DiagnosticResult, 'step'>): readonly DiagnosticResult[] {
  const number = diagnosticSteps.indexOf(failed.step)
  return diagnosticSteps.map((step, index) => {
    const state = index < number ? ('ok' as const) : ('not-reached' as const)
    return diagnosticResult.parse({ state, facts: [], durationMs: 1, ...(step === failed.step ? failed : {}), step })
  })
}

const expired = results({
  step: 'certificate',
  state: 'failed',
  code: 'certificate-expired',
  facts: [
    { fact: 'issuer', value: 'Hospital Authority' },
    { fact: 'valid-until', value: String(at - 86_400_000) }
  ]
})

test('the report says what was found, in what step it stopped, what to do and what was measured', () => {
  const lines = reportText(expired, { language: 'en', at, version: '1.2.3', isStopped: false }).split('\r\n')
  expect(lines.slice(0, 3)).toEqual([
    'HCW Bulk Invite: check of the connection',
    expect.stringMatching(/^Made on Tue.? 24\/11\/2026, \d\d:30, version 1\.2\.3\.$/),
    'Holds no patient data, no password and no token; the account’s address is masked.'
  ])
  expect(lines).toEqual(
    expect.arrayContaining([
      'It stops at step 5 of 8: Certificate and encryption.',
      '5. Certificate and encryption: failed [certificate-expired]',
      'The server’s certificate has expired.',
      '   Issued by: Hospital Authority',
      '6. HCW@Home server: not reached'
    ])
  )
})

test.for(['fr', 'de', 'it', 'en'] as const)('the report can be made in %s', (language) => {
  const text = reportText(expired, { language, at, version: '1.2.3', isStopped: false })
  expect(text).not.toContain('undefined')
  expect(text.split('\r\n').filter((line) => /^\d\. /.test(line))).toHaveLength(diagnosticSteps.length)
})

test('the headline shows the current step until the check has ended or failed', () => {
  const fine = results({ step: 'sign-in', state: 'ok' })
  expect([
    diagnosticsSummary(fine.slice(0, 4), 'en'),
    diagnosticsSummary(expired.slice(0, 5), 'en'),
    diagnosticsSummary(fine, 'en'),
    diagnosticsSummary(
      fine.map((one) => (one.step === 'clock' ? { ...one, state: 'warning', code: 'clock-differs' } : one)),
      'en'
    )
  ]).toEqual([
    'Step 5 of 8: Certificate and encryption…',
    'It stops at step 5 of 8: Certificate and encryption.',
    'Everything works, from the address to the account.',
    'The connection works, but there is something to note.'
  ])
})

test.for([
  ['proxies', 'DIRECT', 'none, direct connection'],
  ['proxies', 'PROXY a:1; DIRECT', 'PROXY a:1; DIRECT'],
  ['clock', '1500', 'the same time, within two seconds'],
  ['clock', '300000', 'the server is 5 minutes ahead of this computer'],
  ['clock', '-90000', 'the server is 2 minutes behind this computer']
] as const)('%s %s: %s', ([fact, value, words]) => {
  expect(measurementText({ fact, value }, 'en')).toBe(words)
})
