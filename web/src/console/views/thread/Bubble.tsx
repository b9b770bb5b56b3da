import type { ComponentChildren } from "preact";

import type { AgentMessage } from "../../../shared/wire.ts";
import { plain } from "../../names.ts";
import { useSpeaker } from "../../speaker.ts";
import type { DeliveryStatus } from "../../state/deliveryStatus.ts";
import { t } from "../../strings.ts";
import { clockTime, exactTime, share } from "../../time.ts";
import { ChannelMark } from "../kit/ChannelMark.tsx";
import { CardView } from "./CardView.tsx";
import { Content } from "./Content.tsx";
import { DeliveryStatusLine } from "./DeliveryStatusLine.tsx";
import { lineId } from "./lineId.ts";
import { Tools } from "./Tools.tsx";

interface Props {
  message: AgentMessage;
  startsRun: boolean;
  showTurn: boolean;
  /** Whether the conversation has lines from other channels too. */
  mixed: boolean;
  /** Whether the reader may reply to the message; `stop`: Tab also comes to its buttons. */
  tools: "none" | "there" | "stop";
  status: DeliveryStatus | null;
}

/** One message, with all there is to say of it. */
export function Bubble(props: Props) {
  const { message, startsRun, showTurn, tools, status } = props;
  if (message.from.kind === "notice") return <Told {...props} />;
  return (
    <Line message={message} startsRun={startsRun}>
      <SpeakerLine {...props} />
      {message.deleted ? (
        <Gone message={message} />
      ) : (
        <>
          <div class="said">
            <Content message={message} />
            {tools !== "none" && <Tools message={message} stop={tools === "stop"} />}
          </div>
          {message.edited && <Edited edited={message.edited} />}
          {message.cards?.map((card, i) => (
            <CardView key={i} card={card} />
          ))}
          {message.options && message.options.length > 0 && <Offered options={message.options} />}
        </>
      )}
      {showTurn && message.turn && <TurnMark turn={message.turn} />}
      <DeliveryStatusLine message={message} status={status} />
    </Line>
  );
}

function Line(props: { message: AgentMessage; startsRun: boolean; children: ComponentChildren }) {
  const { seq, from } = props.message;
  const first = props.startsRun ? " line-first" : "";
  return (
    <div id={lineId(seq)} class={`line line-${from.kind}${first}`} tabIndex={-1}>
      {props.children}
    </div>
  );
}

function SpeakerLine({ message, startsRun, mixed }: Props) {
  const speaker = useSpeaker();
  return (
    <p class={startsRun ? "speaker" : "unseen"}>
      {startsRun && <bdi class="speaker-name">{speaker(message.from)}</bdi>}{" "}
      <time dateTime={message.at}>{clockTime(message.at)}</time> {mixed && <ChannelMark channel={message.channel} />}
    </p>
  );
}

/** A line of the product's own that the shopper read too. */
function Told({ message, mixed, status }: Props) {
  return (
    <div id={lineId(message.seq)} class="told" tabIndex={-1}>
      <p title={exactTime(message.at)}>
        <span class="told-label">{t.log.toShopper}</span> <span dir="auto">{message.text}</span>{" "}
        <time dateTime={message.at}>{clockTime(message.at)}</time> {mixed && <ChannelMark channel={message.channel} />}
      </p>
      <DeliveryStatusLine message={message} status={status} />
    </div>
  );
}

/** In the place of a deleted message. */
function Gone({ message }: { message: AgentMessage }) {
  const who = useSpeaker()(message.from);
  return <p class="gone">{who === t.log.you ? t.log.deletedByYou : t.log.deleted(who)}</p>;
}

/** Says that the shopper changed the message, and on demand what it said before. */
function Edited({ edited }: { edited: NonNullable<AgentMessage["edited"]> }) {
  return (
    <details class="edited">
      <summary title={exactTime(edited.at)}>{t.log.edited(clockTime(edited.at))}</summary>
      <p class="soft">{t.log.before}</p>
      <p class="edited-before" dir="auto">
        {edited.before}
      </p>
    </details>
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
