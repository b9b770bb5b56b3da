import type { AgentMessage } from "../../shared/wire.ts";
import { plain } from "../names.ts";
import { openRow } from "../state/select.ts";
import { useStore } from "../store.ts";
import { t } from "../strings.ts";
import { clockTime, exactTime, share } from "../time.ts";
import { nameOf } from "../names.ts";
import { OrderCardView } from "./OrderCardView.tsx";

interface Props {
  message: AgentMessage;
  startsRun: boolean;
  showTurn: boolean;
  /** Below our newest message: sent or seen. */
  fate: string | null;
}

/** One message as text nodes only: whatever a shopper writes is never anything but text. */
export function Bubble({ message, startsRun, showTurn, fate }: Props) {
  const { kind } = message.from;
  if (kind === "notice") return <Told message={message} />;
  return (
    <div class={`line line-${kind}${startsRun ? " line-first" : ""}`}>
      {startsRun ? <SpeakerLine message={message} /> : <span class="unseen">{clockTime(message.at)}</span>}
      {message.text && (
        <p class="bubble" dir="auto" title={exactTime(message.at)}>
          {message.text}
        </p>
      )}
      {message.cards?.map((card) => <OrderCardView key={card.number} card={card} />)}
      {message.options && message.options.length > 0 && <Offered options={message.options} />}
      {showTurn && message.turn && <TurnMark turn={message.turn} />}
      {fate && <p class="fate">{fate}</p>}
    </div>
  );
}

function SpeakerLine({ message }: { message: AgentMessage }) {
  const shopper = useStore((state) => {
    const row = openRow(state);
    return row ? nameOf(row) : "";
  });
  const me = useStore((state) => (state.session.state === "in" ? state.session.me.name : ""));
  const { kind, name } = message.from;
  const who = {
    shopper,
    bot: t.log.bot,
    agent: name === me ? t.log.you : (name ?? t.log.agent),
    notice: "",
  }[kind];
  return (
    <p class="speaker">
      <bdi class="speaker-name">{who}</bdi> <time dateTime={message.at}>{clockTime(message.at)}</time>
    </p>
  );
}

/** A line of the product's own that the shopper read too. */
function Told({ message }: { message: AgentMessage }) {
  return (
    <p class="told" title={exactTime(message.at)}>
      <span class="told-label">{t.log.toShopper}</span> <span dir="auto">{message.text}</span>{" "}
      <time dateTime={message.at}>{clockTime(message.at)}</time>
    </p>
  );
}

function Offered({ options }: { options: { title: string }[] }) {
  return (
    <p class="offered">
      {t.log.choices}{" "}
      {options.map(({ title }, i) => (
        <span key={i} class="offer" dir="auto">
          {title}
        </span>
      ))}
    </p>
  );
}

function TurnMark({ turn }: { turn: { intent: string | null; confidence: number | null } }) {
  const words =
    turn.intent === null
      ? t.log.understoodNothing
      : turn.confidence === null
        ? plain(turn.intent)
        : t.log.understood(plain(turn.intent), share(turn.confidence));
  return <p class="turn">{words}</p>;
}
