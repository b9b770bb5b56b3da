import { isWeb } from "../shared/address.ts";
import { money } from "../shared/money.ts";
import type { OrderCard } from "../shared/wire.ts";
import { CardPicture } from "./CardPicture.tsx";
import { ParcelIcon } from "./icons.tsx";
import { say } from "./strings.ts";
import { writtenDay } from "./when.ts";

export function OrderCardView({ card, server }: { card: OrderCard; server: string }) {
  const { number, status, status_text, placed_at, items, total, tracking, eta, picture } = card;
  return (
    <article class="card" aria-label={say("order", { number })}>
      <header>
        <CardPicture picture={picture} server={server}>
          <ParcelIcon />
        </CardPicture>
        <div>
          <h3>{say("order", { number })}</h3>
          <p>{say("order_placed", { day: writtenDay(placed_at) })}</p>
        </div>
        <span class={`status ${status}`}>{status_text}</span>
      </header>
      <ul>
        {items.map(({ name, quantity }, line) => (
          <li key={line}>
            <span class="quantity">{quantity.toLocaleString(navigator.language)} ×</span> <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <dl>
        <dt>{say("order_total")}</dt>
        <dd>{money(total, navigator.language)}</dd>
        {eta && (
          <>
            <dt>{say("order_eta")}</dt>
            <dd>{writtenDay(eta)}</dd>
          </>
        )}
        {tracking && (
          <>
            <dt>{tracking.carrier}</dt>
            <dd class="code">{tracking.number}</dd>
          </>
        )}
      </dl>
      {tracking?.url && isWeb(tracking.url) && (
        <a href={tracking.url} target="_blank" rel="noopener noreferrer">
          {say("track")}
          <span class="hidden"> ({say("new_window")})</span>
        </a>
      )}
    </article>
  );
}
