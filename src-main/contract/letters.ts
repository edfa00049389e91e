import { z } from 'zod'
import { bytes, call, done, nothing, packed, resultOf } from './call.ts'
import { listId, rowId } from './list.ts'

/**
 * The words of a letter. Placeholders: `{lastName}` in greetings, `{doctor}` in `doctor`, `{phone}` in `questions`. The
 * date is written by the rules of the language.
 */
export const letterWordNames = [
  'title',
  'greetingFemale',
  'greetingMale',
  'invited',
  'appointment',
  'doctor',
  'noDate',
  'scan',
  'type',
  'how',
  'questions',
  'personal'
] as const
export type LetterWordName = (typeof letterWordNames)[number]

/** Characters that each may have. With the longest of all, a letter still fits its page: a test proves it. */
export const letterWordMax: Readonly<Record<LetterWordName, number>> = {
  title: 60,
  greetingFemale: 60,
  greetingMale: 60,
  invited: 600,
  appointment: 40,
  doctor: 60,
  noDate: 80,
  scan: 100,
  type: 100,
  how: 400,
  questions: 100,
  personal: 200
}

/** More lines do not fit either. */
export const letterLinesMax = 6

const letterWord = (name: LetterWordName) =>
  z
    .string()
    .max(letterWordMax[name])
    .refine((text) => text.split('\n').length <= letterLinesMax, 'too many lines')

const letterWords = z.partialRecord(z.enum(letterWordNames), z.string()).superRefine((words, context) => {
  for (const name of letterWordNames) {
    if (!letterWord(name).safeParse(words[name] ?? '').success) {
      context.addIssue({ code: 'custom', path: [name], message: 'too long' })
    }
  }
})
/** The hospital's words in one language. What is absent or empty is ours, where we have words in the language. */
export type OwnLetterWords = z.infer<typeof letterWords>

/** Characters of a logo as a `data:` address: a picture of about 150 kB. */
export const logoMax = 200_000

/** A picture that the window has drawn anew from the user's file: no drawing with scripts or addresses in it. */
const logo = z
  .string()
  .max(logoMax)
  .regex(/^(data:image\/png;base64,iVBORw0KGgo[A-Za-z0-9+/]*={0,2})?$/)

/** How letters are laid out: which window of the envelope shows the address, who sends them, blank reverse sides. */
export const letterLayout = z.object({
  addressWindow: z.enum(['left', 'right', 'din']),
  /** Hospital and address, as written at the top of a letter. */
  sender: z.string().max(400),
  isDuplex: z.boolean(),
  /** A `data:` address of a PNG; empty: none. */
  logo: logo.default(''),
  /** The number that patients may call; empty: none. */
  phone: z.string().max(60).default(''),
  /** By language (ISO 639-1). */
  words: z.record(z.string().regex(/^[a-z]{2}$/), letterWords).default({})
})
export type LetterLayout = z.infer<typeof letterLayout>

/** Pages of letters as HTML, which is shown to nobody and can run nothing. */
const html = bytes

/** The patients for whom the letters are: counted for the audit log. */
const patients = { listId, rowIds: packed(z.array(rowId).max(200_000)) }

export const letterCalls = {
  /** Makes a PDF of letters, tagged for screen readers. `not-made`: Chromium has not made it. */
  'letters.pdf': call(z.object({ html }), resultOf(bytes, ['not-made', 'cancelled'])),
  /** The PDF that is being made is no longer wanted. */
  'letters.cancelPdf': call(nothing, resultOf(done, [])),
  /**
   * Prints letters in the system's dialog. The audit log gets an entry. `cancelled`: by the user. `not-printed`: the
   * printer has failed, or there is none.
   */
  'letters.print': call(
    z.object({ html, isDuplex: z.boolean(), ...patients }),
    resultOf(done, ['cancelled', 'not-printed', 'not-made'])
  )
} as const
