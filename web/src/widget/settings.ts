/** What the merchant wrote on the script tag. */
export interface Settings {
  /** Origin of the server, from the script's own address. */
  server: string;
  shop: string;
  /** As the merchant wrote it; colour.ts corrects a contrast that is too low. */
  colour: string | undefined;
  /** Absent: the corner at which the page's lines of text end. */
  corner: "left" | "right" | undefined;
  /** Pixels between the button and the window's lower edge, to clear a cookie bar. */
  offset: number;
  greeting: string | undefined;
  /** The shopper's name, where the shop knows it. */
  name: string | undefined;
}

export function readSettings({ src, dataset }: Pick<HTMLScriptElement, "src" | "dataset">): Settings {
  const { shop, colour, corner, offset, greeting, name } = dataset;
  const pixels = Number.parseInt(offset ?? "", 10);
  return {
    server: new URL(src).origin,
    shop: shop?.trim() || location.hostname,
    colour,
    corner: corner === "left" || corner === "right" ? corner : undefined,
    offset: Number.isNaN(pixels) ? 16 : Math.max(0, pixels),
    greeting: greeting?.trim() || undefined,
    name: name?.trim() || undefined,
  };
}
