import {
  type DoctorResult,
  type DoctorStep,
  type DoctorWarning,
  doctorSteps,
  doctorWarnings
} from '#contract/doctor.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { connectionFailures } from '../../language/connection-failures.ts'
import { doctorFactWords, doctorStepWords, doctorTexts, doctorWarningWords } from '../../language/doctor.ts'
import type { Explanation } from '../../language/explanation.ts'
import { formatsIn } from '../../language/formats.ts'
import { speak, wordsIn } from '../../language/messages.ts'

type Fact = DoctorResult['facts'][number]

const sameClockMs = 2000

/** A measured value as text. */
export function factValue({ fact, value }: Fact, language: InterfaceLanguage): string {
  const t = speak(doctorTexts, language)
  switch (fact) {
    case 'proxies':
      return value === 'DIRECT' ? t.direct : value
    case 'valid-since':
    case 'valid-until':
      return formatsIn(language).dateTime(Number(value))
    case 'clock': {
      const difference = Number(value)
      const seconds = Math.abs(difference) / 1000
      if (Math.abs(difference) <= sameClockMs) return t.clockSame
      return difference > 0 ? t.clockAhead({ seconds }) : t.clockBehind({ seconds })
    }
    default:
      return value
  }
}

/** The explanation of a failed step or a warning, with the next step. */
export function explanationOf({ code }: DoctorResult): Explanation | null {
  if (code === undefined) return null
  return isWarning(code) ? doctorWarningWords[code] : connectionFailures[code]
}

function isWarning(code: NonNullable<DoctorResult['code']>): code is DoctorWarning {
  return doctorWarnings.some((warning) => warning === code)
}

/** The diagnostics in one sentence; while running, the current step. */
export function verdict(results: readonly DoctorResult[], language: InterfaceLanguage): string {
  const t = speak(doctorTexts, language)
  const at = (step: DoctorStep) => ({
    step: wordsIn(doctorStepWords[step], language),
    number: doctorSteps.indexOf(step) + 1,
    of: doctorSteps.length
  })
  const failed = results.find(({ state }) => state === 'failed')
  if (failed !== undefined) return t.failedAt(at(failed.step))
  const next = doctorSteps[results.length]
  if (next !== undefined) return t.atStep(at(next))
  return results.some(({ state }) => state === 'warning') ? t.fineBut : t.allFine
}

/** The diagnostics as a text for the IT department. Contains only the results and no secret. */
export function reportText(
  results: readonly DoctorResult[],
  {
    language,
    at,
    version,
    isStopped
  }: {
    readonly language: InterfaceLanguage
    /** When the report was created, ms. */
    readonly at: number
    readonly version: string
    /** The user stopped it before the end. */
    readonly isStopped: boolean
  }
): string {
  const t = speak(doctorTexts, language)
  const words = (step: DoctorStep) => wordsIn(doctorStepWords[step], language)
  const steps = results.flatMap((result, index) => {
    const explanation = explanationOf(result)
    return [
      '',
      `${index + 1}. ${words(result.step)}: ${t[result.state]}${result.code === undefined ? '' : ` [${result.code}]`}`,
      ...(explanation === null ? [] : [wordsIn(explanation.what, language), wordsIn(explanation.next, language)]),
      ...result.facts.map((fact) => `   ${wordsIn(doctorFactWords[fact.fact], language)}: ${factValue(fact, language)}`)
    ]
  })
  const head = [
    t.reportTitle,
    t.reportMade({ at, version }),
    t.reportHolds,
    '',
    isStopped ? t.stopped : verdict(results, language)
  ]
  return `${[...head, ...steps].join('\r\n')}\r\n`
}
