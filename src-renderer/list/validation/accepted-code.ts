/** The code of a stored acceptance. */
export function acceptedCode(stored: string): string {
  return stored.split(' ', 1)[0] ?? ''
}
