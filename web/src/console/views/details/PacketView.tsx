import type { Packet, Row, Wish } from "../../../shared/wire.ts";
import { useNow } from "../../clock.ts";
import { isWanted, plain, reasonOf, topicBeside } from "../../names.ts";
import { t } from "../../strings.ts";
import { clockTime, length, patience, share } from "../../time.ts";
import { Icon } from "../kit/Icon.tsx";
import { OrderLine } from "../thread/OrderCardView.tsx";
import { Photos } from "../thread/Photos.tsx";
import { WishList } from "./WishList.tsx";

interface Props {
  row: Row;
  packet: Packet;
  wishes: readonly Wish[];
}

/** All that an agent must know before typing a word, on one screen: what is wanted before what was said. */
export function PacketView({ row, packet, wishes }: Props) {
  const shown = packet.orders.map(({ number }) => number).join(", ");
  const filled = Object.entries(packet.slots).flatMap(([name, value]) => {
    const text = slotText(value);
    return text === null || text === shown ? [] : [[plain(name), text] as const];
  });
  // How sure it was matters where it gave up.
  const unsure = packet.reason === "unsure" && packet.confidence !== null;
  const about = [
    topicBeside(packet.reason, packet.topic),
    unsure ? t.about.confidence(share(packet.confidence!)) : null,
  ].filter((part) => part !== null);
  return (
    <section class="about-part packet" aria-labelledby="packet-heading">
      <h3 id="packet-heading">{isWanted(row) ? t.about.packet : t.about.formerPacket}</h3>
      <p class="packet-reason">{reasonOf(packet.reason)}</p>
      {about.length > 0 && <p>{about.join(" · ")}</p>}
      <p class="packet-state">
        <Proof packet={packet} />
        <WaitedSoFar row={row} packet={packet} />
      </p>
      {packet.orders.length > 0 && (
        <ul class="packet-orders">
          {packet.orders.map((card) => (
            <OrderLine key={card.number} card={card} />
          ))}
        </ul>
      )}
      {wishes.length > 0 && (
        <>
          <h4>{t.about.wishes}</h4>
          <WishList wishes={wishes} />
        </>
      )}
      {packet.photos.length > 0 && (
        <>
          <h4>{t.about.photos}</h4>
          <Photos photos={packet.photos} />
        </>
      )}
      {filled.length > 0 && (
        <>
          <h4>{t.about.filled}</h4>
          <dl class="facts">
            {filled.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Lines heading={t.about.shopperLines} lines={packet.shopper_lines} />
      <Lines heading={t.about.botAnswers} lines={packet.bot_answers} />
    </section>
  );
}

function Proof({ packet }: { packet: Packet }) {
  const now = useNow();
  if (!packet.verified) {
    return (
      <span class="tag tag-warn">
        <Icon name="warn" />
        {t.about.unverified}
      </span>
    );
  }
  const until = packet.verified_until;
  const over = until !== null && Date.parse(until) < now;
  return (
    <span class={over ? "tag tag-warn" : "tag tag-good"}>
      <Icon name={over ? "warn" : "check"} />
      {until === null ? t.about.verifiedById : (over ? t.about.verifiedPast : t.about.verifiedUntil)(clockTime(until))}
    </span>
  );
}

function WaitedSoFar({ row, packet }: { row: Row; packet: Packet }) {
  const now = useNow();
  const waits = row.owner === "queue";
  const waited = waits ? now - Date.parse(packet.entered_at) : packet.wait_s * 1000;
  const words = waits ? t.about.waited : t.about.hasWaited;
  return <span class={`tag wait-${waits ? patience(waited) : "fine"}`}>{words(length(waited))}</span>;
}

function Lines({ heading, lines }: { heading: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{heading}</h4>
      <ul class="packet-lines">
        {lines.map((line, i) => (
          <li key={i}>
            <span dir="auto">{line}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A slot's value as text; null where there is nothing to read. */
function slotText(value: unknown): string | null {
  if (value === null || value === undefined || value === "" || value === false) return null;
  if (Array.isArray(value)) {
    const texts = value.map(slotText).filter((text) => text !== null);
    return texts.join(", ") || null;
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
