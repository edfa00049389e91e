/** Lists that the user has compared or declared as new, for the life of the window: the question is not repeated. */
const answered = new Set<string>()

export function isAnswered(listId: string): boolean {
  return answered.has(listId)
}

export function setAnswered(listId: string): void {
  answered.add(listId)
}
