import type { Wish, WishStep } from "../../../shared/wire.ts";
import { standingOf, waitsForPerson } from "../../names.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";

/** What the shopper wants of the bot, oldest first, each with its steps as far as the bot came. To read, not to tick. */
export function WishList({ wishes }: { wishes: readonly Wish[] }) {
  return (
    <ul class="wishes">
      {wishes.map((wish) => (
        <li key={wish.id} class="wish">
          <h4 class="wish-head">
            <span dir="auto">{wish.title}</span>
            {wish.order !== null && <span>#{wish.order}</span>}
          </h4>
          <p>
            <span class={`tag ${toneOf(wish)}`}>{standingOf(wish)}</span>
          </p>
          {wish.words !== null && (
            <blockquote class="wish-words" dir="auto">
              {wish.words}
            </blockquote>
          )}
          {wish.steps.length > 0 && (
            <ol class="wish-steps" aria-label={t.about.stepsOf(wish.title)}>
              {wish.steps.map((step, i) => (
                <Step key={i} step={step} told={step.value === wish.words} />
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  );
}

/** `told`: its value stands above it, as the shopper's words. */
function Step({ step, told }: { step: WishStep; told: boolean }) {
  return (
    <li class={step.done ? "wish-step" : "wish-step soft"}>
      <Icon name={step.done ? "check" : "open"} />
      <span>
        <span class="unseen">{step.done ? t.about.stepDone : t.about.stepOpen} </span>
        {step.title}
        {step.value !== null && !told && (
          <>
            {": "}
            <strong dir="auto">{step.value}</strong>
          </>
        )}
      </span>
    </li>
  );
}

function toneOf(wish: Wish): string {
  if (wish.stands === "done") return "tag-good";
  return waitsForPerson(wish) ? "tag-warn" : "";
}
