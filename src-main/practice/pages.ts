import { type Answer, html } from './answer.ts'
import { escapeHtml } from './field-rules.ts'
import { type Hospital, isAlive } from './hospital.ts'

/** The page behind a practice link: plain, self-contained, no scripts. */
export function patientPage(hospital: Hospital, token: string | null): Answer {
  const invite = hospital.invitesByToken.get(token ?? '')
  if (invite === undefined || !isAlive(hospital, invite)) {
    return html(404, page('Practice invitation', 'This practice link is no longer valid.'))
  }
  const zone = invite.patientTZ === '' ? 'UTC' : invite.patientTZ
  const when = invite.scheduledFor === 0 ? 'now' : new Date(invite.scheduledFor).toISOString()
  const name = `${unescaped(invite.firstName)} ${unescaped(invite.lastName)}`
  return html(
    200,
    page(
      `Practice invitation for ${name}`,
      `This is practice: no patient was invited and nothing was sent. Appointment: ${when} (patient's zone ${zone}).`
    )
  )
}

export function plainPage(title: string, words: string): Answer {
  return html(200, page(title, words))
}

// Stored names may already be escaped; the page escapes once.
function unescaped(value: string): string {
  return value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
}

function page(title: string, words: string): string {
  const heading = escapeHtml(title)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${heading}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}</style>
</head>
<body>
<h1>${heading}</h1>
<p>${escapeHtml(words)}</p>
</body>
</html>
`
}
