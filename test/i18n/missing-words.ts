import type { FailureCode } from '#contract/channels.ts'
import { explain, textsIn, translate } from '../../src-renderer/i18n/messages.ts'

/** Never called: `tsc -p test` fails where one of these lines compiles. */
export function doesNotCompile(code: FailureCode, codeWithoutWords: FailureCode | 'never-heard-of'): void {
  explain('de', `failure.${code}`)
  // @ts-expect-error a failure code without words
  explain('de', `failure.${codeWithoutWords}`)
  // @ts-expect-error a key that no catalogue has
  translate('de', 'retention.nowhere')
  // @ts-expect-error a text with values, without them
  translate('de', 'retention.patients')
  // @ts-expect-error a value of another name
  translate('de', 'retention.patients', { number: 1 })
  // @ts-expect-error a value of another type
  textsIn('retention', 'de').patients({ count: '1' })
  // @ts-expect-error a screen that has no texts
  textsIn('nowhere', 'de')
  // @ts-expect-error a language that the app does not have
  textsIn('retention', 'es')
}
