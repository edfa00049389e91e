/** Sources whose reading has begun, by id. One that has not begun is lost when the window goes on to another. */
const begun = new Set<string>()

export function importBegins(sourceId: string): void {
  begun.add(sourceId)
}

export function hasImportBegun(sourceId: string): boolean {
  return begun.has(sourceId)
}
