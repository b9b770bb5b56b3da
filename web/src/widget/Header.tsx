import type { OwnerFrame } from "../shared/wire.ts";
import type { Conversation } from "./conversation.ts";
import { FleetingButton } from "./FleetingButton.tsx";
import { CloseIcon } from "./icons.tsx";
import { Face } from "./speaker.tsx";
import { say } from "./strings.ts";
import { TelegramButton } from "./Telegram.tsx";

interface Props {
  shop: string;
  conversation: Conversation;
  close: () => void;
}

/** The shop, who answers, the way to a person, and the way out. */
export function Header({ shop, conversation, close }: Props) {
  const owner = conversation.owner.value;
  const agent = owner?.owner === "agent" ? owner.agent : undefined;
  // While they wait the bar below says more; while a person answers there is nothing to ask for.
  const asked = owner?.owner === "queue" || owner?.owner === "agent";
  return (
    <div class={`header ${conversation.telegram.value ? "crowded" : ""}`}>
      <Face kind={owner?.owner === "agent" ? "agent" : "bot"} {...agent} />
      <div class="header-words">
        <h2 dir="auto">{shop}</h2>
        <p>{answering(owner)}</p>
      </div>
      {!asked && <PersonButton conversation={conversation} />}
      {conversation.telegram.value && <TelegramButton conversation={conversation} />}
      <button type="button" class="quiet square" aria-label={say("close_chat")} onClick={close}>
        <CloseIcon />
      </button>
    </div>
  );
}

function PersonButton({ conversation }: { conversation: Conversation }) {
  const { items } = conversation.outbox;
  const asking = items.value.some(({ draft, state }) => draft.kind === "person" && state !== "failed");
  const text = say("talk_to_person");
  return (
    <FleetingButton class="small" name={text} busy={asking} onClick={() => conversation.send({ kind: "person", text })}>
      <span class="long">{text}</span>
      <span class="short">{say("person")}</span>
    </FleetingButton>
  );
}

function answering(owner: OwnerFrame | null): string {
  switch (owner?.owner) {
    case "bot":
      return say("answering_bot");
    case "queue":
      return say("answering_queue");
    case "agent":
      return say("answering_agent", { name: owner.agent?.name ?? say("agent") });
    case "closed":
      return say("answering_closed");
    case undefined:
      return say("answering_nobody");
  }
}
