import { isWeb } from "../shared/address.ts";
import type { PageCard } from "../shared/wire.ts";
import { say } from "./strings.ts";

/** A section of a help page: its name is the link. */
export function PageCardView({ card }: { card: PageCard }) {
  const { name, heading, url } = card;
  const title = `${heading} · ${name}`;
  return (
    <article class="card page" aria-label={title}>
      {isWeb(url) ? (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {title}
          <span class="hidden"> ({say("new_window")})</span>
        </a>
      ) : (
        <p>{title}</p>
      )}
    </article>
  );
}
