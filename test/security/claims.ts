/** What is claimed of the app's safety beside the checklist, and the tests that would fail if it were not so. */
export interface Claim {
  readonly claim: string
  readonly tests: readonly string[]
}

export const claims: readonly Claim[] = [
  {
    claim: 'every call of the window is a border: clean answers to wrong shapes, senders, sizes and repetition',
    tests: ['test/security/ipc.test.ts', 'test/shell/answer-call.test.ts']
  },
  { claim: 'no password, token or key is told to the window', tests: ['test/security/vault-stays.test.ts'] },
  {
    claim: 'nothing of a patient lies in clear in the data folder, and a lost key overwrites nothing',
    tests: ['test/desk/main-job.test.ts']
  },
  {
    claim: 'the bundle is served from its folder only, under the strict policy',
    tests: ['test/shell/bundle.test.ts']
  },
  { claim: 'links are opened by an allow-list', tests: ['test/shell/link-rule.test.ts'] },
  { claim: 'files are written whole, for their owner only', tests: ['test/shell/files.test.ts'] },
  { claim: 'the rooms are held apart by their imports', tests: ['test/rooms.test.ts'] },
  {
    claim: 'the package holds what was built and nothing else, its fuses set',
    tests: ['test/security/packaging.test.ts']
  },
  {
    claim: 'dependencies are used, pinned, reasoned and under known licences',
    tests: ['test/security/dependencies.test.ts']
  }
]
