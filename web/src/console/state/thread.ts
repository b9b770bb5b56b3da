/** One open conversation: its log and what belongs to it. All pure. */
import type {
  AgentMessage,
  AuditRow,
  Customer,
  Detail,
  Note,
  OrderCard,
  Packet,
  Quote,
  Wish,
} from "../../shared/wire.ts";

export interface Thread {
  /** Rising `seq`, each once. */
  messages: readonly AgentMessage[];
  packet: Packet | null;
  wishes: readonly Wish[];
  /** What the last agent noted as settled. */
  settled: string | null;
  customer: Customer;
  orders: readonly OrderCard[];
  notes: readonly Note[];
  audit: readonly AuditRow[];
  /** The owner's epoch in which all this was read; if the row has another one, it has to be read again. */
  epoch: number;
  /** The newest message the shopper has seen. */
  seenByShopper: number;
  /** When the shopper was last typing (our clock, ms). */
  typingAt: number | null;
}

export function threadOf(detail: Detail, known: Thread | undefined): Thread {
  const messages = merge(known?.messages ?? [], detail.messages);
  // Two readings crossed, and this is the earlier one.
  if (known && detail.conversation.epoch < known.epoch) return { ...known, messages };
  return {
    messages,
    packet: detail.packet,
    wishes: detail.wishes,
    settled: detail.settled,
    customer: detail.customer,
    orders: detail.orders,
    notes: detail.notes,
    audit: detail.audit,
    epoch: detail.conversation.epoch,
    seenByShopper: Math.max(detail.shopper_seen, known?.seenByShopper ?? 0),
    typingAt: known?.typingAt ?? null,
  };
}

function merge(log: readonly AgentMessage[], more: readonly AgentMessage[]): readonly AgentMessage[] {
  const bySeq = new Map([...log, ...more].map((message) => [message.seq, message]));
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

/** The log with `message` in its place. It replaces one with the same `seq`: an answer and its frame may both come. */
export function insert(log: readonly AgentMessage[], message: AgentMessage): readonly AgentMessage[] {
  const last = log.at(-1);
  if (!last || last.seq < message.seq) return [...log, message];
  const place = log.findIndex((each) => each.seq >= message.seq);
  const replaced = log[place]?.seq === message.seq ? 1 : 0;
  return [...log.slice(0, place), message, ...log.slice(place + replaced)];
}

export function lastSeq(thread: Thread | undefined): number {
  return thread?.messages.at(-1)?.seq ?? 0;
}

/** Characters of a quote, as the server cuts it. */
const QUOTED = 140;

/** A message in short, above one that answers it. */
export function quoteOf({ seq, from, text }: AgentMessage): Quote {
  return { seq, from, text: Array.from(text).slice(0, QUOTED).join("") };
}
