import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  of: HTMLCanvasElement;
  alt: string;
}

/** A picture of the shopper's own. */
export function Drawing({ of, alt }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => canvas.current!.getContext("2d")!.drawImage(of, 0, 0), [of]);
  return <canvas ref={canvas} width={of.width} height={of.height} role="img" aria-label={alt} />;
}
