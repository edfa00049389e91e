import { Notice } from '../components/notice.tsx'
import { wordsIn } from '../language/messages.ts'
import { policyProblemWords, policyTexts } from '../language/policy.ts'
import { useLanguage, useText } from '../language/use-language.tsx'
import { usePolicy } from './use-app.tsx'

/** The policy file is invalid: names the wrong member and the consequence. */
export function PolicyNotice() {
  const t = useText(policyTexts)
  const language = useLanguage()
  const problem = usePolicy()?.problem ?? null
  if (problem === null) return null
  return (
    <Notice tone="bad" title={t.wrong}>
      <p>{t.wrongNext}</p>
      <p>
        {wordsIn(policyProblemWords[problem.code], language)}{' '}
        {problem.member !== '' && t.wrongMember({ member: problem.member })}
      </p>
      <p>{t.wrongPlace({ place: problem.place })}</p>
    </Notice>
  )
}
