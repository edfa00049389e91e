import { type SupportInfo, supportInfo } from './support-info.ts'

/** The support page: the information by section, one line for each value, then the lines of the log. */
export function supportPage(info: SupportInfo, logLines: readonly string[]): string {
  const { made, connections, ...sections } = supportInfo.parse(info)
  const lines = [
    'HCW Bulk Invite',
    `made: ${made}`,
    ...Object.entries(sections).flatMap(([title, section]) => ['', `[${title}]`, ...linesOf(section)]),
    '',
    '[connections]',
    ...connections.map((connection) => linesOf(connection).join(', ')),
    '',
    `[log: last ${logLines.length} lines]`,
    ...logLines
  ]
  return `${lines.join('\n')}\n`
}

function linesOf(section: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(section).map(([name, value]) => `${name}: ${worded(value)}`)
}

function worded(value: unknown): string {
  if (value === null || value === '') return '-'
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.join(typeof value[0] === 'number' ? '.' : ', ')
  if (typeof value !== 'object') return String(value)
  const parts = Object.entries(value).map(([name, part]) => `${name} ${worded(part)}`)
  return parts.length === 0 ? '-' : parts.join(', ')
}
