import { isWeb } from "../../../shared/address.ts";
import { money } from "../../../shared/money.ts";
import type { Card, PageCard, ProductCard } from "../../../shared/wire.ts";
import { t } from "../../strings.ts";
import { OrderCardView } from "./OrderCardView.tsx";
import { Picture } from "./Picture.tsx";

/** A card as the shopper sees it. */
export function CardView({ card }: { card: Card }) {
  if (card.kind === "page") return <PageCardView card={card} />;
  return card.kind === "order" ? <OrderCardView card={card} /> : <ProductCardView card={card} />;
}

function PageCardView({ card }: { card: PageCard }) {
  const title = `${card.heading} · ${card.name}`;
  return (
    <article class="card" aria-label={title} dir="auto">
      {isWeb(card.url) ? (
        <a href={card.url} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
      ) : (
        title
      )}
    </article>
  );
}

function ProductCardView({ card }: { card: ProductCard }) {
  const { name, price, picture, text, url } = card;
  return (
    <article class="card card-product" aria-label={name}>
      <Picture src={picture} />
      <div>
        <p class="card-head">
          <strong dir="auto">{name}</strong>
          <span>{money(price, navigator.language)}</span>
        </p>
        {text && <p dir="auto">{text}</p>}
        {/* The shop's data, not ours: only a web address becomes a link. */}
        {url && isWeb(url) && (
          <a href={url} target="_blank" rel="noopener noreferrer">
            {t.log.product}
          </a>
        )}
      </div>
    </article>
  );
}
