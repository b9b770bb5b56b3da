import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

/** A reader closer to the end than this is at the end: a finger or a wheel seldom hits it to the pixel. */
const AT_END = 40;

/** Keeps a scrolling box at its end while its reader is there, and leaves it where it is while they are not. */
export function useFollowing() {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useSignal(true);
  const top = useRef(0);

  const toEnd = () => {
    atEnd.value = true;
    box.current!.scrollTop = box.current!.scrollHeight;
  };

  // A reader leaves the end only by moving up: content that grows while they stay must not count as that.
  const onScroll = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current!;
    const near = scrollHeight - scrollTop - clientHeight < AT_END;
    atEnd.value = near || (atEnd.peek() && scrollTop >= top.current);
    top.current = scrollTop;
  };

  useLayoutEffect(() => {
    const undo = new AbortController();
    box.current!.addEventListener("scroll", onScroll, { passive: true, signal: undo.signal });
    const sizes = new ResizeObserver(() => atEnd.peek() && toEnd());
    sizes.observe(box.current!);
    sizes.observe(content.current!);
    return () => {
      undo.abort();
      sizes.disconnect();
    };
  }, []);

  return { box, content, atEnd, toEnd };
}
