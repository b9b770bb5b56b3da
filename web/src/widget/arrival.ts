const MARK = "#counterhand=";

/** The link in the page's address by which a shopper comes from Telegram. The address is cleaned: it works once. */
export function takeLink(): string | null {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(MARK)) return null;
  history.replaceState(history.state, "", pathname + search);
  return hash.slice(MARK.length);
}
