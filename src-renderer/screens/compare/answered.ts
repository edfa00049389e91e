/** Lists that a person has compared, or said to be others, as long as the window is open: they are not asked about again. */
const answered = new Set<string>()

export function isAnswered(listId: string): boolean {
  return answered.has(listId)
}

export function setAnswered(listId: string): void {
  answered.add(listId)
}
