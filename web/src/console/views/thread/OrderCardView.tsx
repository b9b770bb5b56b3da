import { money } from "../../../shared/money.ts";
import type { OrderCard } from "../../../shared/wire.ts";
import { t } from "../../strings.ts";
import { dateText } from "../../time.ts";
import { Picture } from "./Picture.tsx";

/** An order as the shopper sees it on its card. */
export function OrderCardView({ card }: { card: OrderCard }) {
  return (
    <article class="card" aria-label={`${t.about.order} ${card.number}`}>
      <p class="card-head">
        <strong>#{card.number}</strong>
        <span class={`order-state order-${card.status}`}>{card.status_text}</span>
      </p>
      <div class="order-body">
        <Picture src={card.picture} />
        <ul>
          {card.items.map(({ name, quantity }, i) => (
            <li key={i}>{t.about.item(quantity, name)}</li>
          ))}
        </ul>
      </div>
      <p class="order-foot">
        <span>{t.about.placed(dateText(card.placed_at))}</span>
        <span>{sum(card)}</span>
      </p>
      {card.eta && <p class="order-eta">{t.about.eta(dateText(card.eta))}</p>}
      {card.tracking && (
        <p class="order-tracking">
          {t.about.tracking(card.tracking.carrier)} <Tracking tracking={card.tracking} />
        </p>
      )}
    </article>
  );
}

/** The same in one line, for the packet. */
export function OrderLine({ card }: { card: OrderCard }) {
  return (
    <li class="order-line">
      <strong>#{card.number}</strong>
      <span class={`order-state order-${card.status}`}>{card.status_text}</span>
      <span class="soft">{sum(card)}</span>
    </li>
  );
}

const sum = (card: OrderCard): string => money(card.total, navigator.language);

function Tracking({ tracking }: { tracking: NonNullable<OrderCard["tracking"]> }) {
  const { number, url } = tracking;
  // The shop's data, not ours: only a web address becomes a link.
  if (!url || !/^https?:\/\//i.test(url)) return <code>{number}</code>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      <code>{number}</code>
    </a>
  );
}
