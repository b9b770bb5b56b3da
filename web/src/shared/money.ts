/** "84.00 GBP", as cards carry it, written as the locale writes money; a text of another form stays as it is. */
export function money(text: string, locale: string): string {
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text) ?? [];
  if (!amount || !currency) return text;
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(Number(amount));
}
