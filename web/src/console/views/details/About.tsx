import type { ComponentChildren } from "preact";

import type { AuditRow, Channel, Customer, Note, OrderCard, Row, Wish } from "../../../shared/wire.ts";
import { useNow } from "../../clock.ts";
import { useController, useStore } from "../../context.ts";
import { changeOf, isWanted } from "../../names.ts";
import { lookOf, openRow, openThread } from "../../state/select.ts";
import { t } from "../../strings.ts";
import { clockTime, exactTime, timeIn } from "../../time.ts";
import { Drawing, Icon } from "../kit/Icon.tsx";
import { SkeletonAbout } from "../kit/Skeleton.tsx";
import { OrderCardView } from "../thread/OrderCardView.tsx";
import { PacketView } from "./PacketView.tsx";
import { WishList } from "./WishList.tsx";

/** What there is to know besides the messages; the packet first, because it is read before a word is typed. */
export function About() {
  const controller = useController();
  const row = useStore(openRow);
  const thread = useStore(openThread);
  const coming = useStore((state) => state.route.id !== null && state.threadFailed === null);
  if (!thread && !coming) return <aside class="about" aria-label={t.about.heading} />;
  return (
    <aside class="about" aria-label={t.about.heading}>
      <header class="about-head">
        <button
          type="button"
          class="button-icon"
          aria-label={t.talk.backToTalk}
          onClick={() => controller.go({ about: false })}
        >
          <Icon name="back" />
        </button>
        <h2>{t.about.heading}</h2>
      </header>
      {row && thread ? (
        <>
          {thread.packet && <PacketView row={row} packet={thread.packet} wishes={isWanted(row) ? thread.wishes : []} />}
          {thread.wishes.length > 0 && !(thread.packet && isWanted(row)) && (
            <Part heading={t.about.wishes}>
              <WishList wishes={thread.wishes} />
            </Part>
          )}
          {thread.settled !== null && (
            <Part heading={t.about.settled}>
              <p class="note-text" dir="auto">
                {thread.settled}
              </p>
            </Part>
          )}
          <Orders orders={meantFirst(thread.orders, thread.wishes)} />
          <CustomerPart row={row} customer={thread.customer} />
          <Notes notes={thread.notes} />
          <History audit={thread.audit} />
        </>
      ) : (
        <SkeletonAbout />
      )}
    </aside>
  );
}

function Part({ heading, children }: { heading: string; children: ComponentChildren }) {
  return (
    <details class="about-part" open>
      <summary>
        <h3>{heading}</h3>
      </summary>
      {children}
    </details>
  );
}

function Orders({ orders }: { orders: readonly OrderCard[] }) {
  return (
    <Part heading={t.about.orders}>
      {orders.length === 0 ? (
        <p class="soft">{t.about.noOrders}</p>
      ) : (
        orders.map((card) => <OrderCardView key={card.number} card={card} />)
      )}
    </Part>
  );
}

/** The orders that a wish is about, before the shopper's others. */
function meantFirst(orders: readonly OrderCard[], wishes: readonly Wish[]): OrderCard[] {
  const meant = new Set(wishes.map(({ order }) => order));
  return orders.toSorted((a, b) => Number(meant.has(b.number)) - Number(meant.has(a.number)));
}

function CustomerPart({ row, customer }: { row: Row; customer: Customer }) {
  const time = customer.timezone === null ? null : <LocalTime zone={customer.timezone} />;
  const facts: [string, ComponentChildren][] = [
    [t.about.name, customer.name],
    [t.about.email, customer.email],
    [t.about.language, customer.language && languageName(customer.language)],
    [t.about.localTime, time],
    [t.about.channel, <ChannelWords key="channel" channel={row.channel} />],
  ];
  return (
    <Part heading={t.about.customer}>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value ?? <span class="soft">{t.about.unknown}</span>}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function ChannelWords({ channel }: { channel: Channel }) {
  const look = useStore((state) => lookOf(state, channel));
  return (
    <span class="channel">
      {look && <Drawing path={look.mark} />}
      {look?.label ?? channel}
    </span>
  );
}

function LocalTime({ zone }: { zone: string }) {
  const time = timeIn(zone, useNow());
  return <>{time === null ? zone : `${time} · ${zone}`}</>;
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: "language" }).of(code) ?? code;
  } catch {
    return code; // Not a language tag; the widget's host may send anything.
  }
}

function Notes({ notes }: { notes: readonly Note[] }) {
  return (
    <Part heading={t.about.notes}>
      {notes.length === 0 && <p class="soft">{t.about.noNotes}</p>}
      {notes.map((note) => (
        <div key={note.id} class="note">
          <p class="note-head">
            {note.agent.name} <time dateTime={note.at}>{clockTime(note.at)}</time>
          </p>
          <p class="note-text" dir="auto">
            {note.text}
          </p>
        </div>
      ))}
    </Part>
  );
}

function History({ audit }: { audit: readonly AuditRow[] }) {
  return (
    <Part heading={t.about.history}>
      {audit.length === 0 && <p class="soft">{t.about.noHistory}</p>}
      <ol class="history">
        {audit.map((change, i) => (
          <li key={i}>
            <time dateTime={change.at} title={exactTime(change.at)}>
              {clockTime(change.at)}
            </time>
            <span>{changeOf(change)}</span>
          </li>
        ))}
      </ol>
    </Part>
  );
}
