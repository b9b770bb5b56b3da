/** Whether `url` leads to a web page: a `javascript:` address would run as the shop. */
export function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** A whole address as it is, and a path as the server's: the widget may be on another site. */
export function addressOf(url: string, server: string): string | undefined {
  if (isWeb(url)) return url;
  return url.startsWith("/") ? server + url : undefined;
}
