/** "84.00 GBP", as cards carry it, in the way of the locale; what does not read like that stays as it is. */
export function money(text: string, locale: string): string {
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text) ?? [];
  if (!amount || !currency) return text;
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(Number(amount));
}
