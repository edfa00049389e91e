import { Notice } from '../components/notice.tsx'
import { translate } from '../i18n/messages.ts'
import { useLanguage, useText } from '../i18n/use-text.tsx'
import { usePolicy } from '../state/use-app.tsx'

/** The policy file is invalid: names the wrong member and the consequence. */
export function PolicyNotice() {
  const t = useText('policy')
  const language = useLanguage()
  const problem = usePolicy()?.problem ?? null
  if (problem === null) return null
  return (
    <Notice tone="bad" title={t.wrong}>
      <p>{t.wrongNext}</p>
      <p>
        {translate(language, `policy.problem.${problem.code}`)}{' '}
        {problem.member !== '' && t.wrongMember({ member: problem.member })}
      </p>
      <p>{t.wrongPlace({ place: problem.path })}</p>
    </Notice>
  )
}
