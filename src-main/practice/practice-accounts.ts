/** Roles of an HCW@Home account that matter to this API. */
export type PracticeRole = 'scheduler' | 'doctor' | 'admin' | 'nurse'

export interface PracticeAccount {
  readonly email: string
  readonly password: string
  readonly role: PracticeRole
  readonly firstName: string
  readonly lastName: string
  /** `not-approved` cannot sign in. */
  readonly status: 'approved' | 'not-approved'
}

export interface PracticeQueue {
  readonly name: string
}

const password = 'practice-password'

function account(role: PracticeRole, firstName: string, lastName: string, email: string): PracticeAccount {
  return { email, password, role, firstName, lastName, status: 'approved' }
}

/** The account that practice mode signs in with. */
export const practiceAccount: PracticeAccount = account(
  'scheduler',
  'Sandra',
  'Scheduler',
  'scheduler@practice.example'
)

export const practiceDoctors: readonly PracticeAccount[] = [
  account('doctor', 'Dora', 'Keller', 'dora.keller@practice.example'),
  account('doctor', 'Jean', 'Favre', 'jean.favre@practice.example'),
  account('doctor', 'Lucia', 'Bernasconi', 'lucia.bernasconi@practice.example'),
  account('doctor', 'Emily', 'Clark', 'emily.clark@practice.example'),
  account('doctor', 'Doctor', 'Practice', 'doctor@practice.example')
]

/** Every account of the practice hospital, including those that cannot sign in to invite. */
export const practiceAccounts: readonly PracticeAccount[] = [
  practiceAccount,
  account('scheduler', 'Sven', 'Scheduler', 'scheduler2@practice.example'),
  ...practiceDoctors,
  account('admin', 'Ada', 'Admin', 'admin@practice.example'),
  account('nurse', 'Nora', 'Nurse', 'nurse@practice.example'),
  { ...account('scheduler', 'Luc', 'Locked', 'locked@practice.example'), status: 'not-approved' }
]

/** The secret of the practice server's sign-in links for doctors. */
export const practiceSharedSecret = 'practice-shared-secret'

export const practiceQueues: readonly PracticeQueue[] = [
  { name: 'Cardiologie' },
  { name: 'Télé-diabète' },
  { name: 'Dermatologie' },
  { name: 'Oncologie' }
]
