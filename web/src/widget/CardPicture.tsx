import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

import { addressOf } from "../shared/address.ts";

interface Props {
  picture: string | undefined;
  server: string;
  /** Stands in for a picture that is not there. */
  children?: ComponentChildren;
}

/** The picture of an order or a product; the words next to it say what it is. */
export function CardPicture({ picture = "", server, children }: Props) {
  const missing = useSignal(false);
  const src = addressOf(picture, server);
  if (!src || missing.value) return <>{children}</>;
  return <img src={src} alt="" onError={() => (missing.value = true)} />;
}
