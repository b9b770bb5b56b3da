import { t } from "../../strings.ts";

/** The shape of what is coming; shown only where it takes longer than a blink (`.late`). */
export function SkeletonRows() {
  return (
    <div class="late" role="status" aria-label={t.loading}>
      {[0, 1, 2, 3, 4, 5].map((each) => (
        <div key={each} class="row bones">
          <span class="bone bone-half" />
          <span class="bone bone-third" />
          <span class="bone" />
        </div>
      ))}
    </div>
  );
}

export function SkeletonLog() {
  return (
    <div class="log late" role="status" aria-label={t.loading}>
      {["shopper", "bot", "shopper", "bot"].map((kind, i) => (
        <div key={i} class={`line line-${kind}`}>
          <span class="bubble bones">
            <span class="bone bone-long" />
            <span class="bone bone-third" />
          </span>
        </div>
      ))}
    </div>
  );
}

export function SkeletonAbout() {
  return (
    <div class="about-part bones late" role="status" aria-label={t.loading}>
      <span class="bone bone-half" />
      <span class="bone" />
      <span class="bone" />
      <span class="bone bone-third" />
      <span class="bone" />
    </div>
  );
}
