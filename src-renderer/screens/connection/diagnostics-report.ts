import {
  type DiagnosticResult,
  type DiagnosticStep,
  type DiagnosticWarning,
  diagnosticSteps,
  diagnosticWarnings
} from '#contract/diagnostics.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { formatsIn } from '../../i18n/formats.ts'
import { type Explanation, explain, textsIn, translate } from '../../i18n/messages.ts'

type Measurement = DiagnosticResult['facts'][number]

const sameClockMs = 2000

/** A measured value as text. */
export function measurementText({ fact, value }: Measurement, language: InterfaceLanguage): string {
  const t = textsIn('diagnostics', language)
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
export function explanationOf({ code }: DiagnosticResult, language: InterfaceLanguage): Explanation | null {
  if (code === undefined) return null
  return isWarning(code) ? explain(language, `diagnostics.warning.${code}`) : explain(language, `failure.${code}`)
}

function isWarning(code: NonNullable<DiagnosticResult['code']>): code is DiagnosticWarning {
  return diagnosticWarnings.some((warning) => warning === code)
}

/** The diagnostics in one sentence; while running, the current step. */
export function diagnosticsSummary(results: readonly DiagnosticResult[], language: InterfaceLanguage): string {
  const t = textsIn('diagnostics', language)
  const stepOf = (step: DiagnosticStep) => ({
    step: translate(language, `diagnostics.step.${step}`),
    number: diagnosticSteps.indexOf(step) + 1,
    of: diagnosticSteps.length
  })
  const failed = results.find(({ state }) => state === 'failed')
  if (failed !== undefined) return t.failedAt(stepOf(failed.step))
  const next = diagnosticSteps[results.length]
  if (next !== undefined) return t.atStep(stepOf(next))
  return results.some(({ state }) => state === 'warning') ? t.fineBut : t.allFine
}

/** The diagnostics as a text for the IT department. Contains only the results and no secret. */
export function reportText(
  results: readonly DiagnosticResult[],
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
  const t = textsIn('diagnostics', language)
  const stepName = (step: DiagnosticStep) => translate(language, `diagnostics.step.${step}`)
  const steps = results.flatMap((result, index) => {
    const explanation = explanationOf(result, language)
    return [
      '',
      `${index + 1}. ${stepName(result.step)}: ${t[result.state]}${result.code === undefined ? '' : ` [${result.code}]`}`,
      ...(explanation === null ? [] : [explanation.what, explanation.next]),
      ...result.facts.map(
        (fact) => `   ${translate(language, `diagnostics.fact.${fact.fact}`)}: ${measurementText(fact, language)}`
      )
    ]
  })
  const head = [
    t.reportTitle,
    t.reportMade({ at, version }),
    t.reportHolds,
    '',
    isStopped ? t.stopped : diagnosticsSummary(results, language)
  ]
  return `${[...head, ...steps].join('\r\n')}\r\n`
}
