const guarded = /^="(.*)"$/s

/** Excel's text guard: a whole cell `="0791234567"` means its content. Any other formula stays as it is. */
export function unguardText(cell: string): string {
  if (!cell.startsWith('="')) return cell
  const content = guarded.exec(cell)?.[1]
  // Quotes inside are doubled in a text literal; a lone one means that this is a longer formula.
  if (content === undefined || content.replaceAll('""', '').includes('"')) return cell
  return content.replaceAll('""', '"')
}
