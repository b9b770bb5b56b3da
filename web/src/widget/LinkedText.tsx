import { stretches } from "./linked.ts";
import { say } from "./strings.ts";

/** A message's words, as text; whole addresses in them are links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <>
      {stretches(text).map(({ text, url }, index) =>
        url ? (
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
