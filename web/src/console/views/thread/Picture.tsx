import { useState } from "preact/hooks";

/** The picture on a card; nothing where it does not load, because the card's words say the same. */
export function Picture({ src }: { src: string | undefined }) {
  const [lost, setLost] = useState(false);
  // The shop's data, not ours: a web address or a path of our own, and nothing else.
  if (!src || lost || !/^(https:\/\/|\/(?!\/))/i.test(src)) return null;
  return (
    <img
      class="card-picture"
      src={src}
      alt=""
      width={64}
      height={64}
      loading="lazy"
      referrerpolicy="no-referrer"
      onError={() => setLost(true)}
    />
  );
}
