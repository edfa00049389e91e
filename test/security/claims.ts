/** Security claims in addition to the checklist, and the tests that verify them. */
export interface Claim {
  readonly claim: string
  readonly tests: readonly string[]
  /** What Electron or the system does for it has been seen on the stand-in only. */
  readonly waitsForElectron?: true
}

/** The claims as a table of SECURITY.md. */
export function claimsTable(): string {
  const rows = claims.map(({ claim, tests, waitsForElectron }) => {
    const files = tests.map((file) => `\`${file}\``).join(', ')
    return `| ${claim} | ${files} | ${waitsForElectron === true ? 'yes' : ''} |`
  })
  return ['| claim | tests that attack it | waits for real Electron |', '|---|---|---|', ...rows].join('\n')
}

export const claims: readonly Claim[] = [
  {
    claim: 'hostile calls, answers, files and changes of the data folder get nothing, move nothing and stop nothing',
    tests: ['test/attack/attack.test.ts']
  },
  {
    claim: 'names whose letters only look alike are one patient, in a list and for the duplicate guard, and are told',
    tests: [
      'test/workspace/worker/list-session.test.ts',
      'test/list/validation/look-alikes.test.ts',
      'test/sending/name-folding.test.ts'
    ]
  },
  {
    claim: 'no character that is shown as nothing makes two names of one: Unicode’s property decides, not a list',
    tests: ['test/list/fields/text.test.ts']
  },
  {
    claim:
      'a stored password goes only to the address, account and authorities that it was stored for, edited files included',
    tests: ['test/vault/vault.test.ts', 'test/handlers/connection-handlers.test.ts']
  },
  {
    claim: 'a server that names very many queues or invitations keeps nobody waiting while they are compared',
    tests: ['test/sending/elsewhere.test.ts', 'test/hcw/large-answers.test.ts', 'test/preflight/nearest-name.test.ts']
  },
  {
    claim:
      'an answer of a server is bounded in size, depth and members before it is parsed; no link hurts other letters',
    tests: ['test/hcw/large-answers.test.ts', 'test/screens/links/letters.test.ts']
  },
  {
    claim:
      'a small or strange file stops nothing: budgets for texts, styles, columns, quotes and time; regular files only',
    tests: [
      'test/list/parsing/budgets.test.ts',
      'test/workspace/reading-limit.test.ts',
      'test/shell/file-access.test.ts'
    ]
  },
  {
    claim: 'every expression of the app takes time that grows with the text and not faster',
    tests: ['test/security/expressions.test.ts']
  },
  {
    claim: 'what a hijacked window asks for is not done without a person, who is asked by the main process itself',
    tests: [
      'test/handlers/persons-consent.test.ts',
      'test/consent/persons-word.test.ts',
      'test/consent/words.test.ts',
      'test/e2e/security/hijacked-window.test.ts'
    ]
  },
  {
    claim: 'every call has a rule: what it needs, how often it is answered, how large it may be',
    tests: ['test/handlers/call-rules.test.ts']
  },
  {
    claim: 'while patients are hidden nothing of them reaches the window, and the page alone does not show them',
    tests: ['test/handlers/audit-of-use.test.ts', 'test/handlers/lock-handlers.test.ts', 'test/e2e/lock.test.ts']
  },
  {
    claim:
      'a link is shown, opened, copied and printed by its row, a few a minute; the window holds none it did not ask for',
    tests: ['test/handlers/audit-of-use.test.ts', 'test/e2e/security/hijacked-window.test.ts']
  },
  {
    claim: 'a link is opened only at the server that made it, and every use and every reading is in the audit',
    tests: ['test/handlers/audit-of-use.test.ts', 'test/e2e/security/hijacked-window.test.ts']
  },
  {
    claim: 'the audit says what the main process has done: files, links, reading; no text of the window',
    tests: ['test/handlers/audit-of-use.test.ts', 'test/handlers/audit-handlers.test.ts']
  },
  {
    claim: 'a connection that another program changed is told, logged and not used',
    tests: [
      'test/vault/vault.test.ts',
      'test/handlers/altered-connection.test.ts',
      'test/e2e/security/altered-connection.test.ts'
    ]
  },
  {
    claim: 'a hijacked window reaches nobody: no WebRTC, WebTransport, socket, prefetch, form, navigation or worker',
    tests: ['test/e2e/security/no-way-out.test.ts'],
    waitsForElectron: true
  },
  {
    claim: 'every call of the window is a border: clean answers to wrong shapes, senders, sizes and repetition',
    tests: ['test/security/ipc.test.ts', 'test/shell/answer-call.test.ts']
  },
  {
    claim: 'no password, token or key is sent to the window',
    tests: ['test/security/vault-stays.test.ts', 'test/e2e/security/messages.test.ts']
  },
  {
    claim: 'the data folder contains no patient data in clear text',
    tests: ['test/handlers/main-job.test.ts', 'test/records/encryption.test.ts', 'test/e2e/at-rest.test.ts']
  },
  {
    claim: 'a keychain that is lost, changed or absent overwrites nothing and writes nothing',
    tests: ['test/vault/data-keys.test.ts', 'test/vault/vault.test.ts', 'test/e2e/lost-key.test.ts'],
    waitsForElectron: true
  },
  {
    claim: 'a keychain with a newer key reencrypts every secret; a failure keeps the old ciphertext',
    tests: ['test/vault/data-keys.test.ts', 'test/vault/vault.test.ts', 'test/e2e/lost-key.test.ts'],
    waitsForElectron: true
  },
  {
    claim: 'invitations of a lost key are restored by reading only, and no patient is invited twice after it',
    tests: ['test/restore/restore.test.ts', 'test/e2e/lost-key.test.ts']
  },
  {
    claim: 'the audit is a chain in which every change is found, its end included; nothing removes an entry',
    tests: ['test/records/invitation-store.test.ts', 'test/handlers/audit-handlers.test.ts']
  },
  {
    claim:
      'attempts that nothing asks for any more are closed off; what is missing, changed or put back is found as before',
    tests: ['test/records/closing-off.test.ts', 'test/records/turned-back.test.ts']
  },
  {
    claim: 'an older folder is brought over whole or not at all, and a file shrinks, however often the app is killed',
    tests: ['test/records/brought-over.test.ts', 'test/records/shrinking.test.ts', 'test/e2e/old-folder.test.ts']
  },
  {
    claim:
      'entries of the audit that are lost with a damaged or abandoned file are counted, and each check reports them',
    tests: ['test/records/audit-breaks.test.ts']
  },
  {
    claim: 'a link is taken only from an answer about the row, and only of the server’s host or one the user confirmed',
    tests: ['test/hcw/answer-identity.test.ts', 'test/handlers/patients-host.test.ts']
  },
  {
    claim:
      'a connection that a list was sent through keeps its server and account; what another server says does not count',
    tests: [
      'test/handlers/one-server.test.ts',
      'test/invitation-actions/other-server.test.ts',
      'test/hcw/server-identity.test.ts'
    ]
  },
  {
    claim: 'an invitation belongs to one row: no other row gets its link',
    tests: ['test/records/invite-owners.test.ts', 'test/sending/resolve-unknown.test.ts']
  },
  {
    claim: 'an unknown outcome counts as not sent only where the server proves it; otherwise the user decides',
    tests: ['test/sending/evidence.test.ts', 'test/sending/resolve-unknown.test.ts']
  },
  {
    claim: 'after a wrong password nothing signs in without the user; a pause is limited, and the user can end it',
    tests: ['test/handlers/unknown-outcome-resolver.test.ts', 'test/sending/look-up-waits.test.ts']
  },
  {
    claim: 'the practice server has another password and address at each start, and answers only under that address',
    tests: ['test/handlers/practice-host.test.ts']
  },
  {
    claim: 'a copied link is cleared from the clipboard after a minute and at the end',
    tests: ['test/shell/short-lived-copy.test.ts', 'test/e2e/clipboard.test.ts'],
    waitsForElectron: true
  },
  {
    claim: 'erased patients are in no file, no key that opened them is left, and they are never sent again',
    tests: [
      'test/retention/retention-rule.test.ts',
      'test/records/erasure-store.test.ts',
      'test/records/killed-erasure.test.ts',
      'test/handlers/retention-handlers.test.ts'
    ]
  },
  {
    claim:
      'of erased patients figures without names are left: none counted twice, none missing, whenever the app is killed',
    tests: [
      'test/records/figures.test.ts',
      'test/records/killed-erasure.test.ts',
      'test/figures/count-invitation.test.ts'
    ]
  },
  {
    claim: 'a clock that leaps ahead erases nothing of patients whose appointment is still ahead',
    tests: ['test/retention/clock-trust.test.ts', 'test/retention/retention.test.ts']
  },
  {
    claim: 'saved files say in their name that they are confidential',
    tests: ['test/screens/links/file-titles.test.ts']
  },
  {
    claim: 'one call is one request to one server; the system’s authorities are trusted',
    tests: ['test/hcw/one-request.test.ts', 'test/hcw/system-certificates.test.ts']
  },
  {
    claim: 'the main process enforces what IT fixed; with an invalid policy nothing is sent',
    tests: [
      'test/policy/policy-file.test.ts',
      'test/policy/read-policy.test.ts',
      'test/policy/windows-policy.test.ts',
      'test/handlers/policy-enforcement.test.ts'
    ]
  },
  {
    claim: 'the log and the support page have no field for patient data',
    tests: ['test/log/log-event.test.ts', 'test/log/log.test.ts', 'test/handlers/support-handlers.test.ts']
  },
  {
    claim: 'while the app is locked no patient can be seen, read aloud, copied, printed or saved',
    tests: ['test/presence/app-lock.test.ts', 'test/handlers/lock-handlers.test.ts', 'test/e2e/lock.test.ts'],
    waitsForElectron: true
  },
  {
    claim:
      'through the system’s proxies nothing is sent twice, whenever they die; the server’s certificate still counts',
    tests: ['test/network/proxies.test.ts', 'test/network/tls.test.ts']
  },
  {
    claim: 'no certificate is accepted that is not proven; an authority added to a connection serves that one only',
    tests: ['test/network/tls.test.ts', 'test/network/authorities.test.ts', 'test/security/no-bypass.test.ts']
  },
  {
    claim: 'the diagnostics of a connection contain no password, no token and no complete account',
    tests: ['test/hcw/connection-diagnostics.test.ts']
  },
  { claim: 'exports run no formulas', tests: ['test/export/export.test.ts'] },
  {
    claim: 'the bundle is served from its folder only, under the strict policy',
    tests: ['test/shell/bundle.test.ts']
  },
  { claim: 'links are opened by an allow-list', tests: ['test/shell/link-rule.test.ts'] },
  {
    claim: 'no variable and no switch turns the check of certificates off or opens an installed app',
    tests: ['test/e2e/security/start-up.test.ts', 'test/shell/command-line.test.ts', 'test/shell/environment.test.ts'],
    waitsForElectron: true
  },
  { claim: 'files are written completely, readable only for their owner', tests: ['test/shell/file-access.test.ts'] },
  { claim: 'the rooms are held apart by their imports', tests: ['test/rooms.test.ts'] },
  {
    claim: 'the package holds what was built and nothing else, its fuses set',
    tests: ['test/security/packaging.test.ts'],
    waitsForElectron: true
  },
  {
    claim: 'dependencies are used, pinned, reasoned and under known licences; only Node’s runs a script when installed',
    tests: ['test/security/dependencies.test.ts']
  }
]
