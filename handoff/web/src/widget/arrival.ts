const MARK = "#counterhand=";

export function hasLink(): boolean {
  return location.hash.startsWith(MARK);
}

/** The link in the page's address by which a shopper comes from Telegram. The address is cleaned: it works once. */
export function takeLink(): string | null {
  const { hash, pathname, search } = location;
  if (!hasLink()) return null;
  history.replaceState(history.state, "", pathname + search);
  return hash.slice(MARK.length);
}
