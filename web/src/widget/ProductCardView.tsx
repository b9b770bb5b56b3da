import { isWeb } from "../shared/address.ts";
import { money } from "../shared/money.ts";
import type { ProductCard } from "../shared/wire.ts";
import { CardPicture } from "./CardPicture.tsx";
import { say } from "./strings.ts";

/** A product as a row: three of them fit under the sentence that names them. The link is as large as the card. */
export function ProductCardView({ card, server }: { card: ProductCard; server: string }) {
  const { name, price, picture, url = "", text } = card;
  return (
    <article class="card product" aria-label={name}>
      <CardPicture picture={picture} server={server} />
      <div>
        <h3>{name}</h3>
        <p class="price">{money(price, navigator.language)}</p>
        {text && <p>{text}</p>}
        {isWeb(url) && (
          <a href={url} target="_blank" rel="noopener noreferrer">
            {say("see_product")}
            <span class="hidden"> ({say("new_window")})</span>
          </a>
        )}
      </div>
    </article>
  );
}
