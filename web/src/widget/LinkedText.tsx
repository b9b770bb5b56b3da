import { isWeb } from "../shared/address.ts";
import { stretches } from "./linked.ts";
import { say } from "./strings.ts";

interface Props {
  text: string;
  /** Whether e-mail addresses and phone numbers are links, too: the shop's, not the shopper's own. */
  reached: boolean;
}

/** A message's words, as text; whole addresses in them are links. */
export function LinkedText({ text, reached }: Props) {
  return (
    <>
      {stretches(text, reached).map(({ text, url }, index) =>
        url && !isWeb(url) ? (
          <a key={index} href={url}>
            {text}
          </a>
        ) : url ? (
          <a key={index} href={url} target="_blank" rel="noopener noreferrer">
            {text}
            <span class="hidden"> ({say("new_window")})</span>
          </a>
        ) : (
          text
        ),
      )}
    </>
  );
}
