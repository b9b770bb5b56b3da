/** `keyCode` of every key that an input method takes (UI Events, "Legacy key attributes"). */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * Whether a key belongs to the input method, which composes a word with it, rather than to us.
 *
 * Safari ends the composition before it tells of the key that ended it (WebKit bug 165004); only the key's code then
 * says whose it was.
 */
// oxlint-disable-next-line typescript/no-deprecated -- nothing else tells
export function isComposing({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === TAKEN_BY_INPUT_METHOD;
}
