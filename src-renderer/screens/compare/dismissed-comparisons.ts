/** Lists that the user has compared or declared as new, for the life of the window: the question is not repeated. */
const dismissed = new Set<string>()

export function isDismissed(listId: string): boolean {
  return dismissed.has(listId)
}

export function dismissComparison(listId: string): void {
  dismissed.add(listId)
}
