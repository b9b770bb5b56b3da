import { stretches } from "./linked.ts";
import { say } from "./strings.ts";

/** What was said, as text; whole addresses in it can be followed. */
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
