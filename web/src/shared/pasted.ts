/** The pictures in a paste. One that comes with plain and formatted text is only a drawing of that text or table. */
export function pastedFiles({ clipboardData }: ClipboardEvent): File[] {
  const types = clipboardData?.types ?? [];
  return types.includes("text/plain") && types.includes("text/html") ? [] : [...(clipboardData?.files ?? [])];
}
