import type { Answer } from './transport.ts'

/**
 * Whether a 503 is recognisably a refusal before the request reached the application. A gateway answers 503 also when
 * the connection broke after delivery, so everything that is not recognised is unknown.
 */
export function isRefusedBeforeDelivery({ contentType, text }: Answer): boolean {
  if (text === null) return false
  if (contentType.startsWith('text/html')) return nginxPage.test(text)
  return contentType.startsWith('text/plain') && envoyText.test(text.trim())
}

/** The page that nginx makes (ngx_http_special_response.c), e.g. for `limit_req`; the version may be hidden. */
const nginxPage = new RegExp(
  [
    '^',
    '<html>',
    '<head><title>503 Service Temporarily Unavailable</title></head>',
    '<body[^>]*>',
    '<center><h1>503 Service Temporarily Unavailable</h1></center>',
    String.raw`<hr><center>nginx(?:/[\d.]+)?(?: \([\w ]+\))?</center>`
  ].join(String.raw`\s*`),
  'i'
)

/**
 * Envoy's texts without a delivery. `retried and the latest reset reason: …` is none of them: an earlier try may have
 * been delivered.
 */
const envoyReset = String.raw`upstream connect error or disconnect/reset before headers\. reset reason: `
const envoyReason = '(?:(?:(?:remote|local) )?connection failure|overflow)(?:, transport failure reason: .*)?'
const envoyText = new RegExp(`^(?:no healthy upstream|${envoyReset}${envoyReason})$`)
