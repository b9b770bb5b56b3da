/** Copied pictures. What comes with both plain and formatted words is a piece of text or of a table, drawn as well. */
export function pastedFiles({ clipboardData }: ClipboardEvent): File[] {
  const types = clipboardData?.types ?? [];
  return types.includes("text/plain") && types.includes("text/html") ? [] : [...(clipboardData?.files ?? [])];
}
